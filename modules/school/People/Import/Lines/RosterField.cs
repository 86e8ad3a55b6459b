using Gym24.Contracts;

namespace Gym24.People.Import.Lines;

/// <summary>What a column of a roster may hold.</summary>
internal enum RosterField
{
    FullName, Surname, GivenName, Patronymic, BirthDate, Class, Grade, Letter, ExternalId, Kind, HomeroomTeacher,
    Mother, Father, Guardian, GuardianRelation,
}

/// <summary>Which column holds what; guessed from the headings that registers of schools use.</summary>
internal static class RosterColumns
{
    private static readonly Dictionary<RosterField, string[]> Headings = new()
    {
        [RosterField.FullName] = ["фио", "ф и о", "фамилия имя отчество", "фио ученика", "фио обучающегося", "фио учащегося", "ученик", "обучающийся", "фио сотрудника", "сотрудник", "full name", "name"],
        [RosterField.Surname] = ["фамилия", "фам", "surname", "last name", "lastname"],
        [RosterField.GivenName] = ["имя", "given name", "first name", "firstname"],
        [RosterField.Patronymic] = ["отчество", "отчество при наличии", "patronymic", "middle name"],
        [RosterField.BirthDate] = ["дата рождения", "д р", "др", "рождение", "birth date", "birthdate", "date of birth", "birthday"],
        [RosterField.Class] = ["класс", "класс обучения", "class", "группа класс"],
        [RosterField.Grade] = ["параллель", "год обучения", "номер класса", "grade"],
        [RosterField.Letter] = ["литера", "буква", "литер", "буква класса", "letter"],
        [RosterField.ExternalId] = ["номер личного дела", "личное дело", "личного дела", "л д", "no личного дела", "табельный номер", "табельный", "ид", "id", "идентификатор", "код", "external id", "externalid"],
        [RosterField.Kind] = ["категория", "тип", "статус лица", "кто", "kind"],
        [RosterField.HomeroomTeacher] = ["классный руководитель", "кл руководитель", "кл рук", "классный рук", "homeroom teacher", "class teacher"],
        [RosterField.Mother] = ["мать", "мама", "фио матери", "mother"],
        [RosterField.Father] = ["отец", "папа", "фио отца", "father"],
        [RosterField.Guardian] = ["законный представитель", "представитель", "родитель", "опекун", "фио родителя", "фио законного представителя", "guardian", "parent"],
        [RosterField.GuardianRelation] = ["степень родства", "родство", "кем приходится", "relation"],
    };

    public static Dictionary<RosterField, int> Guess(IReadOnlyList<string> headings)
    {
        var folded = headings.Select(h => Fold.Text(h)).ToList();
        var mapping = new Dictionary<RosterField, int>();
        foreach (var (field, names) in Headings)
            if (names.Select(n => folded.IndexOf(n)).Where(i => i >= 0 && !mapping.ContainsValue(i)).Cast<int?>().FirstOrDefault() is { } column)
                mapping[field] = column;
        if (mapping.ContainsKey(RosterField.Surname))
            mapping.Remove(RosterField.FullName);
        return mapping;
    }

    /// <summary>What is missing before the file can be read; empty when nothing is.</summary>
    public static IEnumerable<RosterField> Missing(IReadOnlyDictionary<RosterField, int> mapping, bool pupils)
    {
        if (!mapping.ContainsKey(RosterField.FullName))
        {
            if (!mapping.ContainsKey(RosterField.Surname))
                yield return RosterField.Surname;
            if (!mapping.ContainsKey(RosterField.GivenName))
                yield return RosterField.GivenName;
        }
        if (pupils && !mapping.ContainsKey(RosterField.Class) && !mapping.ContainsKey(RosterField.Grade))
            yield return RosterField.Class;
    }
}
