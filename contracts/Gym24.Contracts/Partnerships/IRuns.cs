namespace Gym24.Contracts.Partnerships;

/// <summary>The state of a run.</summary>
public enum RunState
{
    /// <summary>Open for its enrolment window.</summary>
    Open = 0,

    /// <summary>Called off; those entered were told.</summary>
    Cancelled = 1,

    /// <summary>Over; results may still be entered.</summary>
    Closed = 2,
}

/// <summary>Holdings of offerings. Commands run in the caller's transaction: with it they are saved or not at all.</summary>
public interface IRuns
{
    /// <summary>The run, or <see langword="null"/> when there is none.</summary>
    Task<RunFacts?> Find(Guid run, CancellationToken cancellation = default);

    /// <summary>The runs of some offerings in a school year, by beginning.</summary>
    Task<IReadOnlyList<RunFacts>> Of(IReadOnlyCollection<string> offerings, int schoolYear, CancellationToken cancellation = default);

    /// <summary>Opens a run.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="Refusal">A field is wrong, or the offering is historic or unknown.</exception>
    Task<Guid> Open(NewRun run, CancellationToken cancellation = default);

    /// <summary>Calls a run off and tells those entered.</summary>
    /// <exception cref="Refusal">There is no such run, or it is over.</exception>
    Task Cancel(Guid run, string reason, CancellationToken cancellation = default);
}

/// <summary>A run to be opened.</summary>
/// <param name="Offering">Id of an active offering or of a variant.</param>
/// <param name="SchoolYear">The year it begins in: 2026 is 2026/27.</param>
/// <param name="Title">Tells runs of one offering apart, at most 200 characters; may be absent.</param>
/// <param name="Starts">First day.</param>
/// <param name="Ends">Last day, not before the first.</param>
/// <param name="At">Beginning on each day, school's zone.</param>
/// <param name="Until">End on each day, after <paramref name="At"/>.</param>
/// <param name="EnrolFrom">First day of the enrolment window; absent: at once.</param>
/// <param name="EnrolTo">Last day of it; absent: until the day before the run begins.</param>
/// <param name="Places">1 to 100,000; absent: not limited.</param>
/// <param name="Teacher">Person id of the teacher in charge.</param>
/// <param name="Module">Id of the module that opened it by itself.</param>
/// <param name="Sessions">The days it is held on; absent: daily up to two weeks (Sundays left out), else weekly on the weekday of the first day.</param>
/// <param name="Automatic">A free place is given at once, without the coordinator's decision.</param>
public sealed record NewRun(
    string Offering, int SchoolYear, string? Title, DateOnly Starts, DateOnly Ends, TimeOnly? At, TimeOnly? Until,
    DateOnly? EnrolFrom, DateOnly? EnrolTo, int? Places, string? Room, Guid? Teacher, string? Module = null,
    IReadOnlyList<DateOnly>? Sessions = null, bool Automatic = false)
{
    /// <summary>Those entered say on which of its days they come: another run on one of them is then a doubt, no hindrance.</summary>
    public bool ChosenDays { get; init; }
}

/// <summary>A run as rules of other modules need it.</summary>
/// <param name="Taken">Places given or on offer now.</param>
/// <param name="Waiting">How many wait.</param>
public sealed record RunFacts(
    Guid Id, string Offering, int SchoolYear, string? Title, DateOnly Starts, DateOnly Ends, TimeOnly? At, TimeOnly? Until,
    DateOnly EnrolFrom, DateOnly EnrolTo, int? Places, int Taken, int Waiting, string? Room, Guid? Teacher, RunState State);
