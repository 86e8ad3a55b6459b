using Gym24.Contracts.Events;

namespace Gym24.Contracts.People;

/// <summary>A pupil or a member of staff was marked as having left.</summary>
public sealed record PersonLeft(Guid Person, DateOnly On) : IEvent
{
    public Guid Aggregate => Person;
}

/// <summary>
/// From when to when a guardian acts for a child was changed, or a court's limit was entered or lifted. Says nothing about how it stands now: ask
/// <see cref="IPeopleDirectory.GuardiansOf(Guid, CancellationToken)"/>. What ends by itself, on a last day or with the age of majority, is no change.
/// </summary>
public sealed record GuardianshipChanged(Guid Guardian, Guid Child) : IEvent
{
    public Guid Aggregate => Child;
}

/// <summary>A pupil or a member of staff who was marked as having left is at the school again, or the mark was a mistake.</summary>
public sealed record PersonReturned(Guid Person) : IEvent
{
    public Guid Aggregate => Person;
}
