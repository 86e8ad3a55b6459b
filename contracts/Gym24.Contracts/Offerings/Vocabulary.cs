using System.Globalization;

namespace Gym24.Contracts.Offerings;

/// <summary>The words shared by catalogues, runs and portfolios: codes that stand in files, rows and the API, and what readers call them.</summary>
public static class Vocabulary
{
    private static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>What an offering is (<see cref="Offering.Kind"/>).</summary>
    public static CodeList Kinds { get; } = new(T, "Kind",
        "programme course preparatory-course online-course olympiad contest game quiz testing exam conference reading forum festival "
        + "profile-shift excursion master-class open-day open-lesson lecture practice consultation meeting class-hour language-club mentorship "
        + "sport-event culture-event exhibition presentation flashmob commemoration rally "
        + "cpd-course seminar round-table masters postgraduate working-group platform");

    /// <summary>Who it is for.</summary>
    public static CodeList Audiences { get; } = new(T, "Audience", "pupils teachers parents students administration");

    /// <summary>What part of the school's work it belongs to.</summary>
    public static CodeList ActivityTypes { get; } = new(T, "ActivityType", "lesson-time extra-curricular professional");

    /// <summary>How far it reaches, from the school to the world.</summary>
    public static CodeList Levels { get; } = new(T, "Level", "school municipal regional national international");

    /// <summary>Subjects and fields of knowledge; also the directions of a conference.</summary>
    public static CodeList Subjects { get; } = new(T, "Subject",
        "math physics informatics chemistry biology geography ecology natural-science russian literature history english german french "
        + "foreign-languages journalism humanities economics entrepreneurship engineering robotics electronics technology obzh art art-culture "
        + "drawing choreography");

    /// <summary>What came of taking part, the best first.</summary>
    public static CodeList Outcomes { get; } = new(T, "Outcome", "winner prize-winner participant completed not-completed");
}

/// <summary>A closed list of codes, in the order they are shown in, with their words. A module may have lists of its own.</summary>
/// <param name="texts">Where the words stand, lower case as within a sentence.</param>
/// <param name="name">The keys of the texts are <c>{name}.{code}</c>.</param>
/// <param name="codes">The codes, separated by spaces.</param>
public sealed class CodeList(TextCatalog texts, string name, string codes)
{
    private readonly string[] _codes = codes.Split(' ');

    /// <summary>All codes in their order.</summary>
    public IReadOnlyList<string> All => _codes;

    /// <summary>Whether the code is one of the list.</summary>
    public bool Has(string? code) => _codes.Contains(code);

    /// <summary>The code in the reader's words, as within a sentence; the code itself where this version has no word for it.</summary>
    public string Word(string code) => Has(code) ? texts[$"{name}.{code}"] : code;

    /// <summary>As <see cref="Word"/>, with a capital: for options, badges and headings.</summary>
    public string Title(string code) => Word(code) is { Length: > 0 } word ? char.ToUpper(word[0], CultureInfo.CurrentUICulture) + word[1..] : code;

    /// <summary>The codes, for a message that says which there are.</summary>
    public override string ToString() => string.Join(", ", _codes);
}
