using System.Collections.Concurrent;
using System.Text.Json;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Events;

/// <summary>
/// Delivers events from the outbox to their handlers: at least once, in order per aggregate. A handler and the note that it
/// has run are saved together, so that a delivery repeated after a crash finds the note.
/// </summary>
internal sealed class Delivery(IServiceScopeFactory scopes, IActiveModules modules, TimeProvider clock, ILogger<Delivery> log) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), LongestBackOff = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Audience?> _audiences = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await DeliverSome(stopping) == 0)
                    await OutboxSignal.Wait(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            catch (Exception failure)
            {
                log.LogError(failure, "Delivery of events stopped; going on in a moment");
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How many events are done with.</returns>
    internal async Task<int> DeliverSome(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        // An event that failed holds back the later ones of the same aggregate, and nothing else.
        var waiting = await db.Outbox
            .Where(r => r.DeliveredAt == null && !db.Outbox.Any(e => e.Aggregate == r.Aggregate && e.DeliveredAt == null && e.NextAttemptAt > now))
            .OrderBy(r => r.At).Take(Batch).ToListAsync(stopping);
        var done = await DeliverTogether(waiting, stopping) ? waiting.Count : await DeliverEach(waiting, stopping);
        await db.SaveChangesAsync(stopping);
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
        catch (Exception failure) when (failure is not OperationCanceledException)
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
        try
        {
            foreach (var call in CallsOf(row))
                await Hand([call], stopping);
            row.DeliveredAt = clock.GetUtcNow().UtcDateTime;
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            row.Attempts++;
            row.LastError = failure.Message.Length > 1000 ? failure.Message[..1000] : failure.Message;
            var backOff = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, row.Attempts), LongestBackOff.TotalSeconds));
            row.NextAttemptAt = clock.GetUtcNow().UtcDateTime + backOff;
            log.LogError(failure, "Event {Event} ({Type}) was not delivered, attempt {Attempt}", row.Id, row.Type, row.Attempts);
            return false;
        }
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
