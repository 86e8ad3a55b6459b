namespace Gym24.Partnerships.Demo;

/// <summary>What a run of this year shows; they take turns.</summary>
internal enum DemoScene
{
    Open,
    Full,
    EndsSoon,
    Running,
    OpensLater,
    Over,
    Cancelled,
    FreedPlace,
}

/// <summary>Where a run lies in time.</summary>
internal sealed record DemoTiming(DateOnly Starts, DateOnly EnrolFrom, DateOnly EnrolTo)
{
    /// <param name="scene">What is to be seen.</param>
    /// <param name="today">The day of the demonstration.</param>
    /// <param name="turn">Number of the run: spreads them.</param>
    /// <param name="span">Days from the first session to the last.</param>
    public static DemoTiming Of(DemoScene scene, DateOnly today, int turn, int span) => scene switch
    {
        DemoScene.Open => From(today, 24 + (turn % 20), -12, 16),
        DemoScene.Full => From(today, 15 + (turn % 9), -20, 10),
        DemoScene.EndsSoon => From(today, 11 + (turn % 5), -14, 2 + (turn % 4)),
        DemoScene.Running => From(today, -26 - (turn % 7), -56, -36),
        DemoScene.OpensLater => From(today, 45 + (turn % 25), 6 + (turn % 6), 36),
        DemoScene.Over => Before(today.AddDays(-10 - (turn % 6) - span)),
        DemoScene.Cancelled => From(today, 18 + (turn % 8), -16, 9),
        _ => From(today, 20 + (turn % 6), -18, 12),
    };

    /// <summary>A run of last year: in the months the offering is held, else spread over October to April.</summary>
    public static DemoTiming LastYear(int schoolYear, IReadOnlyList<int> months, int turn, int span)
    {
        var month = months.Count > 0 ? months[turn % months.Count] : ((9 + (turn % 7)) % 12) + 1;
        if (month is >= 6 and <= 8)
            month = 5;
        var starts = new DateOnly(month >= 9 ? schoolYear : schoolYear + 1, month, 3 + (turn * 5 % 22));
        // Lessons end with the school year.
        var lastDay = new DateOnly(schoolYear + 1, 5, 28);
        return Before(starts.AddDays(span) > lastDay ? lastDay.AddDays(-span) : starts);
    }

    private static DemoTiming Before(DateOnly starts) => From(starts, 0, -30, -4);

    private static DemoTiming From(DateOnly day, int starts, int enrolFrom, int enrolTo) =>
        new(day.AddDays(starts), day.AddDays(enrolFrom), day.AddDays(enrolTo));
}
