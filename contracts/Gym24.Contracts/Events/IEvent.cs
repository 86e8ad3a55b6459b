namespace Gym24.Contracts.Events;

/// <summary>Something that happened, named in the past tense. Written in the transaction of the change, delivered at least once.</summary>
/// <remarks>A record of plain values that survives JSON. Carries ids, never names of people.</remarks>
public interface IEvent
{
    /// <summary>The thing it happened to; events of one aggregate are delivered in order.</summary>
    Guid Aggregate { get; }
}

/// <summary>Reacts to an event in a transaction of its own. Delivered again after a failure, but never twice after a success.</summary>
/// <remarks>Found by scanning the module's assembly. Carries <see cref="Access.RequiresAttribute"/>: the permission of the module it acts under.</remarks>
public interface IEventHandler<in TEvent> where TEvent : IEvent
{
    Task Handle(TEvent happened, CancellationToken cancellation);
}
