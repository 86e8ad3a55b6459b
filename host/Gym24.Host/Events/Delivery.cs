using System.Collections.Concurrent;
using System.Text.Json;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Events;

/// <summary>
/// Delivers events from the outbox to their handlers: at least once, in order per aggregate. A handler and the note that it
/// has run are saved together, so that a delivery repeated after a crash finds the note. One host delivers at a time: its lease is
/// short, since it only keeps hosts out of each other's way; what keeps them from delivering twice are the notes.
/// </summary>
internal sealed class Delivery(IServiceScopeFactory scopes, IActiveModules modules, IDatabaseEngine engine, Lease lease, OutboxMeter meter,
    TimeProvider clock, ILogger<Delivery> log) : BackgroundService
{
    /// <summary>After so many attempts, a little over an hour after the first, an event is given up until somebody looks at it.</summary>
    public const int MostAttempts = 12;

    private const string LeaseName = "outbox";
    private const int Batch = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), LongestBackOff = TimeSpan.FromHours(1), Term = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Audience?> _audiences = new(StringComparer.Ordinal);
    private DateTime _countAgain;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var done = await DeliverSome(stopping);
                await Count(stopping);
                if (done == 0)
                    await OutboxSignal.Wait(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            catch (Exception failure)
            {
                log.LogError(failure, "Delivery of events stopped; going on in a moment");
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await lease.Release(LeaseName);
    }

    private async Task Count(CancellationToken stopping)
    {
        if (!meter.IsWatched || _countAgain > clock.GetUtcNow().UtcDateTime)
            return;
        await using var scope = scopes.CreateAsyncScope();
        meter.Saw(await OutboxState.Of(scope.ServiceProvider.GetRequiredService<HostDb>(), stopping));
        _countAgain = clock.GetUtcNow().UtcDateTime + Term;
    }

    /// <returns>How many events are done with.</returns>
    internal async Task<int> DeliverSome(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        // An event that failed holds back the later ones of the same aggregate, and nothing else.
        var due = db.Outbox.Where(r => r.DeliveredAt == null
            && !db.Outbox.Any(e => e.Aggregate == r.Aggregate && e.DeliveredAt == null && (e.DeadAt != null || e.NextAttemptAt > now)));
        if (!await due.AnyAsync(stopping) || !await lease.Hold(LeaseName, Term, stopping))
            return 0;
        // Read under the lease: what another host has just delivered or put off is no longer among them.
        var waiting = await due.OrderBy(r => r.At).Take(Batch).ToListAsync(stopping);
        var done = await DeliverTogether(waiting, stopping) ? waiting.Count : await DeliverEach(waiting, stopping);
        await db.SaveChangesAsync(stopping);
        meter.Delivered(done);
        return done;
    }

    /// <summary>A batch is one transaction. Where one handler of it refuses, nothing of it has happened, and each event goes alone.</summary>
    private async Task<bool> DeliverTogether(IReadOnlyList<OutboxRow> rows, CancellationToken stopping)
    {
        if (rows.Count < 2)
            return false;
        try
        {
            await Hand([.. rows.SelectMany(CallsOf)], stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogInformation("{Count} events go one by one: {Reason}", rows.Count, failure.Message);
            return false;
        }
        foreach (var row in rows)
            row.DeliveredAt = clock.GetUtcNow().UtcDateTime;
        return true;
    }

    private async Task<int> DeliverEach(IReadOnlyList<OutboxRow> rows, CancellationToken stopping)
    {
        var done = 0;
        var blocked = new HashSet<Guid>();
        foreach (var row in rows.Where(r => !blocked.Contains(r.Aggregate)))
        {
            if (await Deliver(row, stopping))
                done++;
            else
                blocked.Add(row.Aggregate);
        }
        return done;
    }

    private async Task<bool> Deliver(OutboxRow row, CancellationToken stopping)
    {
        Call? handed = null;
        try
        {
            foreach (var call in CallsOf(row))
                await Hand([handed = call], stopping);
            row.DeliveredAt = clock.GetUtcNow().UtcDateTime;
            return true;
        }
        // Where the database has gone, nothing is wrong with the event.
        catch (Exception failure) when (!stopping.IsCancellationRequested && !engine.MayPass(failure))
        {
            log.LogError(failure, "Event {Event} ({Type}) was not delivered, attempt {Attempt}", row.Id, row.Type, row.Attempts + 1);
            PutOff(row, handed?.Handler, failure);
            return false;
        }
    }

    private void PutOff(OutboxRow row, Type? handler, Exception failure)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        row.Attempts++;
        row.LastError = FailureText.Of(failure, 1000);
        row.FailedHandler = handler?.FullName is { } name ? FailureText.Cut(name, 200) : null;
        row.NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, row.Attempts), LongestBackOff.TotalSeconds));
        if (row.Attempts >= MostAttempts)
            row.DeadAt = now;
        meter.Failed(row.DeadAt is not null);
    }

    private async Task Hand(IReadOnlyList<Call> calls, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        scope.ServiceProvider.GetRequiredService<RowScope>().OpenToModule();
        var noted = false;
        try
        {
            await session.InTransactionAsync(async () =>
            {
                var ids = calls.Select(c => c.Event).Distinct().ToArray();
                var heard = (await db.Inbox.Where(i => ids.Contains(i.EventId)).Select(i => ValueTuple.Create(i.EventId, i.Handler)).ToListAsync(stopping)).ToHashSet();
                var open = calls.Where(c => !heard.Contains((c.Event, c.Handler.FullName!))).ToList();
                // The notes first: a second delivery at the same moment waits here and then fails on the key.
                db.Inbox.AddRange(open.Select(c => new InboxRow { EventId = c.Event, Handler = c.Handler.FullName!, At = db.Now }));
                await db.SaveChangesAsync(stopping);
                noted = true;
                foreach (var call in open)
                {
                    using var acting = Acting.As(modules.Of(call.Handler.Assembly)?.Manifest.Id ?? HostManifest.Value.Id);
                    await call.Audience.Tell(call.Handler, call.Happened, scope.ServiceProvider, stopping);
                }
                return true;
            }, stopping);
        }
        catch (DbUpdateException failure) when (calls.Count == 1 && !noted && session.Engine.IsDuplicate(failure))
        {
            // At a swap two generations deliver for a moment; the other one was faster, and its handler is through.
        }
    }

    private IEnumerable<Call> CallsOf(OutboxRow row)
    {
        if (_audiences.GetOrAdd(row.Type, AudienceOf) is not { Handlers.Count: > 0 } audience)
            return [];
        var happened = JsonSerializer.Deserialize(row.Payload, audience.Event)!;
        return audience.Handlers.Select(handler => new Call(row.Id, audience, handler, happened));
    }

    /// <summary>Who hears an event; <see langword="null"/> when the module that knew it is gone: nobody is left to hear it.</summary>
    private Audience? AudienceOf(string name) => modules.All.Select(m => m.Assembly).OfType<System.Reflection.Assembly>()
        .Prepend(typeof(IEvent).Assembly).Select(a => a.GetType(name)).FirstOrDefault(t => t is not null) is { } type ? new Audience(type, scopes) : null;

    /// <summary>One event for one handler.</summary>
    private sealed record Call(Guid Event, Audience Audience, Type Handler, object Happened);
}
