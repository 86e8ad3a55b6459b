using Gym24.Contracts.Ui;

namespace Gym24.Partnerships.Runs;

/// <summary>How runs are said.</summary>
internal static class RunWords
{
    /// <summary>Title and time for a notice: worded when the language is known.</summary>
    public static object[] Late(Run run) => [run.FullTitle, (Func<string>)(() => When(run.Starts, run.Ends, run.At, run.Until))];

    /// <summary>"22 ноября 2026, 14:30–15:30".</summary>
    public static string When(DateOnly starts, DateOnly ends, TimeOnly? at, TimeOnly? until)
    {
        var days = Words.Range(starts, ends)!;
        return at is not { } from ? days
            : until is { } to ? $"{days}, {Words.Time(from)}–{Words.Time(to)}"
            : $"{days}, {Words.Time(from)}";
    }

    public static string Year(int schoolYear) => $"{schoolYear}/{(schoolYear + 1) % 100:00}";
}
