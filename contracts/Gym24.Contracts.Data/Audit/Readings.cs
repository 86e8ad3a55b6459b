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

    /// <summary>While the database is away, so many wait; more could only be kept at the cost of everything else.</summary>
    private const int Most = 10_000;

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

    internal static bool IsOne(object request, ICaller caller) => request is IConcernsPerson concerns && caller.UserId is not null
        && (concerns.Person is { } person ? person != caller.PersonId : request is IAbout { Subject: not null });

    internal void Add(AuditRow entry)
    {
        if (!_entries.Writer.TryWrite(entry))
            Interlocked.Increment(ref _lost);
    }
}
