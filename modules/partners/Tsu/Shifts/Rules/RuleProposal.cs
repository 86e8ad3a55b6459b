using Gym24.Contracts.Offerings;

namespace Gym24.Tsu.Shifts.Rules;

/// <summary>
/// Something to begin with for a school that has no rule yet. It is in no source: shown only in the form, and a rule only once the
/// coordinator has saved it.
/// </summary>
internal static class RuleProposal
{
    // Rows: levels from the school to the world, then "level not stated"; columns: the outcomes that count, the best first.
    private static readonly int[][]
        Contests = [[4, 3, 1, 0], [8, 6, 2, 0], [15, 10, 3, 0], [25, 18, 5, 0], [30, 22, 6, 0], [2, 1, 0, 0]],
        Learning = [[1, 1, 1, 2], [2, 2, 1, 3], [3, 3, 2, 4], [4, 4, 2, 5], [4, 4, 2, 5], [1, 1, 1, 2]];

    /// <summary>The outcomes a table has columns for: what was not completed is no achievement.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = [.. Vocabulary.Outcomes.All.Where(o => o != "not-completed")];

    /// <summary>Levels a table has rows for; the last one stands for "not stated".</summary>
    public static IReadOnlyList<string?> Levels { get; } = [.. Vocabulary.Levels.All, null];

    public static RuleFacts For(DateOnly from) => new(Guid.Empty, 0, from, 2, TieBreak.BestResult, null,
    [
        new("Олимпиады и конференции", ["olympiad", "conference", "reading"], 60, Table(Contests)),
        new("Конкурсы, игры, фестивали", ["contest", "game", "quiz", "festival", "exhibition", "sport-event"], 30, Table(Contests)),
        new("Курсы, смены, практика", ["course", "preparatory-course", "online-course", "profile-shift", "practice", "mentorship"], 15, Table(Learning)),
    ]);

    private static List<Worth> Table(int[][] rows) =>
    [
        .. Levels.SelectMany((level, row) => Outcomes.Select((outcome, column) => new Worth(level, outcome, rows[row][column]))).Where(w => w.Points > 0),
    ];
}
