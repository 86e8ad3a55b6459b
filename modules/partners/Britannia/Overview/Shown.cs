using System.Globalization;
using Gym24.Britannia.Levels;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Overview;

/// <summary>States, hours and terms as the pages show them.</summary>
internal static class Shown
{
    public static Tone ToneOf(CertificateFacts one) => one switch
    {
        { State: CertificateState.Expired or CertificateState.Annulled } => Tone.Bad,
        { Ends: true } => Tone.Warning,
        { State: CertificateState.Current } => Tone.Good,
        _ => Tone.Neutral,
    };

    public static string StateOf(CertificateFacts one) => one switch
    {
        { Ends: true } => T["Level.State.Ends"],
        _ => T[$"Level.State.{one.State}"],
    };

    public static string Term(DateOnly? until) => until is { } day ? Words.Range(null, day)! : T["Level.NoTerm"];

    /// <summary>"7" or "3,5", as the reader writes it.</summary>
    public static string Number(decimal hours) => hours.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>"7 ч".</summary>
    public static string Hours(decimal hours) => T["Hours", Number(hours)];

    public static string When(RunFacts run) => run.At is { } at ? $"{Words.Range(run.Starts, run.Ends)}, {Words.Time(at)}" : Words.Range(run.Starts, run.Ends)!;

    public static string Year(int year) => Words.SchoolYear(new DateOnly(year, 9, 1));

    /// <summary>The running year and those before it that a page offers.</summary>
    public static IReadOnlyList<Option> Years(int running) =>
        [.. Enumerable.Range(0, 3).Select(back => new Option((running - back).ToString(CultureInfo.InvariantCulture), Year(running - back)))];

    public static int YearOf(string? asked, int running) =>
        int.TryParse(asked, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : running;

    public static int PageOf(string? asked) => int.TryParse(asked, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 10_000 ? page : 1;
}
