using Gym24.Contracts.Ui;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements;

/// <summary>How achievements look and what can be entered; the words of kinds, levels and outcomes are the shared vocabulary's.</summary>
internal static class AchievementWords
{
    /// <summary>What can be entered by hand: what happens outside the school's own runs.</summary>
    public static readonly IReadOnlyList<string> OwnKinds =
    [
        "olympiad", "contest", "conference", "game", "festival", "sport-event", "culture-event", "exhibition", "course", "online-course",
        "profile-shift", "exam", "practice", "mentorship",
    ];

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
}
