namespace Gym24.Contracts.Partnerships;

/// <summary>Where an application stands.</summary>
public enum ApplicationState
{
    /// <summary>Waits for a guardian's yes: the pupil is under 14 (ГК РФ ст. 28).</summary>
    AwaitsGuardian = 0,

    /// <summary>Waits for the coordinator's decision; holds a place.</summary>
    Submitted = 1,

    /// <summary>Has the place.</summary>
    Approved = 2,

    /// <summary>In the waiting list.</summary>
    Waiting = 3,

    /// <summary>A freed place is offered until a moment; then it goes to the next.</summary>
    Offered = 4,

    /// <summary>Refused by the coordinator, with a reason.</summary>
    Rejected = 5,

    /// <summary>Taken back by the person or the guardian.</summary>
    Withdrawn = 6,

    /// <summary>The offered place was not taken in time.</summary>
    Lapsed = 7,

    /// <summary>The run was cancelled.</summary>
    Cancelled = 8,
}

/// <summary>Entering people into runs, for modules with their own ways to enter. Runs in the caller's transaction.</summary>
public interface IApplications
{
    /// <summary>Enters people in the given order; who does not fit waits. A pupil who is asking for oneself and is too young awaits a guardian's yes.</summary>
    /// <param name="overruleReason">Why warnings that may be overruled are overruled; at most 500 characters.</param>
    /// <returns>One outcome for each person, in the same order.</returns>
    /// <exception cref="Refusal">No such run, or it takes nobody now.</exception>
    Task<IReadOnlyList<EntryOutcome>> Enter(
        Guid run, IReadOnlyList<Guid> people, string? overruleReason = null, CancellationToken cancellation = default);

    /// <summary>The applications of a run, places first, then the waiting list, each in order.</summary>
    Task<IReadOnlyList<EntryFacts>> Of(Guid run, CancellationToken cancellation = default);

    /// <summary>The applications of some people in some runs, by run. At most 1,000 people.</summary>
    Task<ILookup<Guid, EntryFacts>> Of(IReadOnlyCollection<Guid> runs, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default);
}

/// <summary>What became of one person's entry.</summary>
/// <param name="Application">Absent when the person was not entered.</param>
/// <param name="Faults">Why not, or what was overruled.</param>
public sealed record EntryOutcome(Guid Person, Guid? Application, ApplicationState? State, IReadOnlyList<Fault> Faults);

/// <summary>A person's entry.</summary>
/// <param name="Rank">Place in the waiting list from 1; absent for those with a place.</param>
public sealed record EntryFacts(Guid Application, Guid Person, ApplicationState State, int? Rank);
