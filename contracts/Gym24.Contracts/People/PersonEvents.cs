using Gym24.Contracts.Events;

namespace Gym24.Contracts.People;

/// <summary>A pupil or a member of staff was marked as having left.</summary>
public sealed record PersonLeft(Guid Person, DateOnly On) : IEvent
{
    public Guid Aggregate => Person;
}
