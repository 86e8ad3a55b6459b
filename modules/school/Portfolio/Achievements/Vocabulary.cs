using Gym24.Contracts.Ui;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements;

/// <summary>Codes of achievements and what readers call them.</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<string> Outcomes = ["winner", "prize-winner", "participant", "completed", "not-completed"];
    public static readonly IReadOnlyList<string> Levels = ["school", "municipal", "regional", "national", "international"];

    /// <summary>What can be entered by hand: what happens outside the school's own runs.</summary>
    public static readonly IReadOnlyList<string> OwnKinds =
    [
        "olympiad", "contest", "conference", "game", "festival", "sport-event", "culture-event", "exhibition", "course", "online-course",
        "profile-shift", "exam", "practice", "mentorship",
    ];

    public static string Outcome(string code) => Word("Outcome", code);

    public static string Level(string code) => Word("Level", code);

    public static string Kind(string code) => Word("Kind", code);

    public static string Year(int schoolYear) => T["Portfolio.Year", Words.SchoolYear(new DateOnly(schoolYear, 9, 1))];

    public static Tone ToneOf(string outcome) => outcome switch
    {
        "winner" => Tone.Good,
        "prize-winner" => Tone.Accent,
        "not-completed" => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static string IconOf(string outcome) => outcome switch
    {
        "winner" => "trophy",
        "prize-winner" => "medal",
        "completed" => "certificate",
        "not-completed" => "circle-dashed",
        _ => "user-check",
    };

    public static IReadOnlyList<Option> Options(IEnumerable<string> codes, Func<string, string> word) =>
        [.. codes.Select(code => new Option(code, word(code)))];

    /// <summary>A code this version has no word for is shown as it is.</summary>
    private static string Word(string list, string code)
    {
        var key = $"{list}.{code}";
        return T[key] is var word && word == key ? code : word;
    }
}
