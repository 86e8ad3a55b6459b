using Bogus;
using Bogus.DataSets;
using Gym24.People.Persons;

namespace Gym24.People.Demo;

/// <summary>Names of invented people: surnames that follow the sex, patronymics made of the father's name.</summary>
internal sealed class DemoNames(Randomizer random)
{
    // What registers of real schools hold besides surnames in -ов and -ин.
    private static readonly string[] OtherSurnames =
        ["Вольский", "Островский", "Заречный", "Черных", "Седых", "Шевченко", "Савчук", "Коваль", "Миллер", "Ким", "Ткач", "Гайдамак"];

    // Given names that nobody chose for a child in the last twenty years.
    private static readonly HashSet<string> NotForChildren =
    [
        "Альберт", "Аркадий", "Валентин", "Валерий", "Геннадий", "Герман", "Лаврентий", "Эдуард", "Анатолий", "Алевтина", "Анжела", "Анжелика",
        "Антонида", "Антонина", "Жанна", "Зинаида", "Клавдия", "Лариса", "Лидия", "Людмила", "Раиса", "Римма", "Тамара", "Галина", "Нина", "Алла",
    ];

    private static readonly Dictionary<string, string> WithYo = new()
    {
        ["Аксенов"] = "Аксёнов", ["Воробьев"] = "Воробьёв", ["Горбачев"] = "Горбачёв", ["Журавлев"] = "Журавлёв", ["Киселев"] = "Киселёв",
        ["Ковалев"] = "Ковалёв", ["Королев"] = "Королёв", ["Лихачев"] = "Лихачёв", ["Муравьев"] = "Муравьёв", ["Пономарев"] = "Пономарёв",
        ["Селезнев"] = "Селезнёв", ["Семенов"] = "Семёнов", ["Соловьев"] = "Соловьёв", ["Федоров"] = "Фёдоров", ["Фомичев"] = "Фомичёв",
    };

    private readonly Name _names = new("ru") { Random = random };

    /// <summary>A surname in the masculine form.</summary>
    public string Surname()
    {
        var surname = random.Bool(0.07f) ? random.ArrayElement(OtherSurnames) : _names.LastName(Name.Gender.Male);
        // Registers write ё or not, as the certificate of birth does.
        return WithYo.TryGetValue(surname, out var spelled) && random.Bool(0.6f) ? spelled : surname;
    }

    public string Child(bool girl)
    {
        string name;
        do name = Adult(girl);
        while (NotForChildren.Contains(name));
        return name;
    }

    public string Adult(bool woman) => _names.FirstName(woman ? Name.Gender.Female : Name.Gender.Male);

    public PersonName Grown(bool woman, string? surname = null) =>
        new(Gendered(surname ?? Surname(), woman), Adult(woman), Patronymic(Adult(false), woman));

    /// <summary>The form of a surname that fits; both halves of a double one.</summary>
    public static string Gendered(string surname, bool woman) =>
        woman ? string.Join('-', surname.Split('-').Select(Feminine)) : surname;

    private static string Feminine(string surname) => surname switch
    {
        _ when Ends(surname, "ский", "ный") => surname[..^2] + "ая",
        _ when Ends(surname, "ов", "ев", "ёв", "ин", "ын") => surname + "а",
        _ => surname,
    };

    public static string Patronymic(string father, bool daughter)
    {
        var son = father switch
        {
            "Илья" or "Никита" or "Лука" => father[..^1] + "ич",
            "Дмитрий" or "Георгий" => father[..^1] + "евич",
            _ when Ends(father, "ий") => father[..^2] + "ьевич",
            _ when Ends(father, "й", "ь") => father[..^1] + "евич",
            _ => father + "ович",
        };
        return !daughter ? son
            : Ends(son, "евич", "ович") ? son[..^2] + "на"
            : Ends(father, "ита") ? son + "на" : son[..^2] + "инична";
    }

    private static bool Ends(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }
}
