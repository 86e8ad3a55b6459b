using System.Threading.Channels;
using Gym24.Contracts.Access;

namespace Gym24.Contracts.Data;

/// <summary>
/// Who has looked at whose data, on the way into the journal. A query opens no transaction, so what it leaves is written by the host a moment
/// later, many at once. Singleton.
/// </summary>
public sealed class Readings
{
    /// <summary>The outcome of an entry of somebody who only looked.</summary>
    public const string Outcome = "seen";

    /// <summary>The outcome of an entry of somebody who was not let in.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>While the database is away, so many wait; more could only be kept at the cost of everything else.</summary>
    private const int Most = 10_000;

    private const int DoorLength = 200;

    private readonly Channel<AuditRow> _entries = Channel.CreateBounded<AuditRow>(new BoundedChannelOptions(Most) { SingleReader = true });
    private int _lost;

    /// <summary>How many could not be kept since this was asked last.</summary>
    public int TakeLost() => Interlocked.Exchange(ref _lost, 0);

    /// <summary>Waits until something is there.</summary>
    public ValueTask<bool> Wait(CancellationToken cancellation) => _entries.Reader.WaitToReadAsync(cancellation);

    /// <summary>Takes what is there.</summary>
    public IEnumerable<AuditRow> Take()
    {
        while (_entries.Reader.TryRead(out var entry))
            yield return entry;
    }

    /// <summary>Leaves that an account was not let in at a door of the host, before any request was made.</summary>
    /// <param name="door">The address as the product knows it, without anybody's ids: <c>/people/{Id}</c>.</param>
    /// <param name="module">Whose door it is.</param>
    /// <param name="user">The account.</param>
    /// <param name="at">The moment, UTC.</param>
    public void NotLetIn(string door, string module, Guid user, DateTime at) =>
        Add(new AuditRow { At = at, UserId = user, Module = module, Action = door.Length <= DoorLength ? door : door[..DoorLength], Outcome = Forbidden });

    /// <summary>Leaves that an account has seen a list with names that came of no request a permission stands at.</summary>
    /// <param name="action">Name of the request.</param>
    /// <param name="module">Whose list it is.</param>
    /// <param name="user">The account.</param>
    /// <param name="at">The moment, UTC.</param>
    public void Looked(string action, string module, Guid user, DateTime at) =>
        Add(new AuditRow { At = at, UserId = user, Module = module, Action = action, Outcome = Outcome });

    internal static bool IsOne(object request, string? permission, ICaller caller) => request is IConcernsPerson concerns && caller.UserId is not null
        && (concerns.Person is { } person ? person != caller.PersonId : request is IAbout about ? about.Subject is not null : SeesOthers(permission, caller));

    private static bool SeesOthers(string? permission, ICaller caller) => permission is not null && (caller.ScopeOf(permission) & ~(Scope.Own | Scope.OwnChildren)) != Scope.None;

    internal void Add(AuditRow entry)
    {
        if (!_entries.Writer.TryWrite(entry))
            Interlocked.Increment(ref _lost);
    }
}
