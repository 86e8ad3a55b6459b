namespace Gym24.Host.Jobs;

/// <summary>How a job stands: the same for every generation and every host.</summary>
internal sealed class JobRow
{
    public const int NameLength = 200, ErrorLength = 1000, ScheduleLength = 120;
    private const int LongestRest = 3600, ShortestRest = 30, Doublings = 7;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Module and type: what it is found again by after an upgrade.</summary>
    public string Name { get; init; } = "";

    /// <summary>The expression <see cref="NextAt"/> was worked out from.</summary>
    public string? Schedule { get; set; }

    /// <summary>Absent: it has no schedule, or its schedule has no further turn.</summary>
    public DateTime? NextAt { get; set; }

    public DateTime? StartedAt { get; set; }

    /// <summary>When it last came to an end, or, without a schedule, last had something to do (to the minute).</summary>
    public DateTime? EndedAt { get; set; }

    public DateTime? FailedAt { get; set; }

    /// <summary>In a row.</summary>
    public int Failures { get; set; }

    public string? Error { get; set; }

    public DateTime? PausedAt { get; set; }

    public bool IsDue(DateTime now) => PausedAt is null && (RestsUntil is not { } rest || rest <= now) && (Schedule is null || NextAt <= now);

    private DateTime? RestsUntil => FailedAt?.AddSeconds(Math.Min(LongestRest, ShortestRest << Math.Min(Failures - 1, Doublings)));
}
