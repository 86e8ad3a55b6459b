using Gym24.Contracts.Events;

namespace Gym24.Contracts.Partnerships;

/// <summary>Dates, room or places of a run were changed.</summary>
public sealed record RunChanged(Guid Run) : IEvent
{
    public Guid Aggregate => Run;
}

/// <summary>A run was called off.</summary>
public sealed record RunCancelled(Guid Run, string Reason) : IEvent
{
    public Guid Aggregate => Run;
}

/// <summary>An application went from one state to another; <paramref name="From"/> is absent when it is new.</summary>
public sealed record ApplicationMoved(Guid Application, Guid Run, Guid Person, ApplicationState? From, ApplicationState To) : IEvent
{
    public Guid Aggregate => Run;
}

/// <summary>A person's attendance of a run was completed or corrected.</summary>
/// <param name="Attended">Sessions attended.</param>
/// <param name="Held">Sessions held so far.</param>
public sealed record AttendanceMarked(Guid Run, Guid Person, int Attended, int Held) : IEvent
{
    public Guid Aggregate => Run;
}

/// <summary>A result was entered or corrected: goes to the portfolio (273-ФЗ, art. 28(3)(11)).</summary>
/// <param name="Offering">Id of the offering.</param>
/// <param name="OfferingName">Its name at that moment: results outlive the catalogue.</param>
/// <param name="Kind">Kind of the offering.</param>
/// <param name="Outcome">One of <c>participant prize-winner winner completed not-completed</c>.</param>
/// <param name="Points">As given by the partner; scale unknown.</param>
/// <param name="Withdrawn">The entry was a mistake: the result is void.</param>
public sealed record ResultEntered(
    Guid Run, Guid Person, string Offering, string OfferingName, string Kind, string? Level, IReadOnlyList<string> Subjects,
    IReadOnlyList<string> Partners, string Outcome, decimal? Points, string? Note, DateOnly On, int SchoolYear, bool Withdrawn) : IEvent
{
    public Guid Aggregate => Run;
}
