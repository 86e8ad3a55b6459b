using Gym24.Contracts;

namespace Gym24.Tpu.Course.Rules;

/// <summary>What a column of the platform's file may hold.</summary>
internal enum CourseField
{
    FullName, Surname, GivenName, Patronymic, Class, Account, Percent, Finished,
}

/// <summary>Which column holds what, guessed from the headings course platforms use.</summary>
internal static class CourseColumns
{
    private static readonly Dictionary<CourseField, string[]> Headings = new()
    {
        [CourseField.FullName] = ["фио", "ф и о", "фамилия имя отчество", "фамилия и имя", "фамилия имя", "фио слушателя", "слушатель", "ученик", "участник", "пользователь", "full name", "name", "student", "user"],
        [CourseField.Surname] = ["фамилия", "surname", "last name", "lastname"],
        [CourseField.GivenName] = ["имя", "first name", "firstname", "given name"],
        [CourseField.Patronymic] = ["отчество", "middle name", "patronymic"],
        [CourseField.Class] = ["класс", "группа", "class", "group"],
        [CourseField.Account] = ["логин", "e mail", "email", "почта", "электронная почта", "адрес электронной почты", "id", "идентификатор", "login", "username"],
        [CourseField.Percent] = ["прогресс", "процент", "выполнено", "пройдено", "процент выполнения", "прогресс в процентах", "прогресс по курсу", "progress", "percent", "completion"],
        [CourseField.Finished] = ["завершен", "завершил", "завершение", "статус", "курс завершен", "окончил", "completed", "finished", "status"],
    };

    public static Dictionary<CourseField, int> Guess(IReadOnlyList<string> headings)
    {
        var folded = headings.Select(h => Fold.Text(h)).ToList();
        var mapping = new Dictionary<CourseField, int>();
        foreach (var (field, names) in Headings)
            if (names.Select(n => folded.IndexOf(n)).Where(i => i >= 0 && !mapping.ContainsValue(i)).Cast<int?>().FirstOrDefault() is { } column)
                mapping[field] = column;
        if (mapping.ContainsKey(CourseField.Surname) && mapping.ContainsKey(CourseField.GivenName))
            mapping.Remove(CourseField.FullName);
        return mapping;
    }

    /// <summary>What is missing before the file can be read.</summary>
    public static IEnumerable<CourseField> Missing(IReadOnlyDictionary<CourseField, int> mapping)
    {
        if (!mapping.ContainsKey(CourseField.FullName) && !(mapping.ContainsKey(CourseField.Surname) && mapping.ContainsKey(CourseField.GivenName)))
            yield return CourseField.FullName;
        if (!mapping.ContainsKey(CourseField.Percent) && !mapping.ContainsKey(CourseField.Finished))
            yield return CourseField.Percent;
    }
}
