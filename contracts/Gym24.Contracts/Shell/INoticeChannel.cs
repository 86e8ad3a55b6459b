namespace Gym24.Contracts.Shell;

/// <summary>
/// A way by which notices reach people outside the product: mail, a messenger. Registered as scoped; the host asks it under a lease, one host
/// at a time, keeps what waits, and tries again.
/// </summary>
public interface INoticeChannel
{
    /// <summary>Lower-case letters, digits and dashes, 20 characters at most; of a module's channel the id of the module. Never changes.</summary>
    string Id { get; }

    /// <summary>How people call it.</summary>
    LocalText Title { get; }

    /// <summary>Whether it can be used at all, by configuration. One that is not is offered to nobody.</summary>
    bool IsOffered => true;

    /// <summary>
    /// Whom it reaches, and since when, UTC: what was told before is not sent. The channel keeps the addresses; whose address is not confirmed
    /// is left out. At most 1,000 ids.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, DateTime>> Reached(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default);

    /// <summary>
    /// Hands over one message within twenty seconds; returning means that it was accepted. After a kill in between the same message comes once more
    /// with the same <see cref="ChannelMessage.Id"/>: where the way knows such a mark, set it, so that nobody reads it twice.
    /// </summary>
    /// <exception cref="NotDelivered">It was not accepted. Any other exception counts as <see cref="DeliveryFault.Later"/>.</exception>
    Task Deliver(ChannelMessage message, CancellationToken cancellation = default);
}

/// <summary>What is sent. It names nobody: the words of a notice stay in the product, and so do those it is about.</summary>
/// <param name="Id">The same at each attempt, and of no other message.</param>
/// <param name="Person">To whom.</param>
/// <param name="Title">One line, in the person's language.</param>
/// <param name="Lines">The message, a paragraph each.</param>
/// <param name="Link">Where to read more, after signing in.</param>
public sealed record ChannelMessage(string Id, Guid Person, string Title, IReadOnlyList<string> Lines, Uri Link);

/// <summary>Why a message was not accepted.</summary>
public enum DeliveryFault
{
    /// <summary>For now: it is tried again, ever more rarely.</summary>
    Later = 0,

    /// <summary>This receiver or this message never will be: an administrator sees it.</summary>
    Refused = 1,

    /// <summary>The way itself is shut, whoever the receiver is: everything waits, and nothing is given up for it.</summary>
    Shut = 2,
}

/// <summary>A channel has not accepted a message.</summary>
/// <param name="reason">In the words of the other side, for an administrator. Without the address, the name and the text.</param>
public sealed class NotDelivered(DeliveryFault fault, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public DeliveryFault Fault { get; } = fault;
}
