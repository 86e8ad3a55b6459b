using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Journal.Reading;

/// <summary>
/// Writes down who has looked at whose data: what comes within a moment, in one transaction. A host that stops writes what is left; one that
/// is killed has lost a moment.
/// </summary>
internal sealed class ReadingsWriter(IServiceScopeFactory scopes, Readings readings, TimeProvider clock, ILogger<ReadingsWriter> log) : BackgroundService
{
    private const int Together = 500, Most = 10_000, LastAttempts = 3;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500), AfterFailure = TimeSpan.FromSeconds(5);
    private readonly List<AuditRow> _waiting = [];
    private bool _away;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (_waiting.Count == 0)
                    await readings.Wait(stopping);
                await Task.Delay(_away ? AfterFailure : Moment, clock, stopping);
                await Write(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Whoever could still look has been answered.
        for (var attempt = 0; attempt < LastAttempts && !await Write(cancellationToken); attempt++)
            await Task.Delay(Moment, clock, cancellationToken);
    }

    /// <returns>Whether nothing is left.</returns>
    internal async Task<bool> Write(CancellationToken cancellation)
    {
        Gather();
        while (_waiting.Count > 0)
        {
            var some = _waiting.Take(Together).ToList();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<HostDb>();
                // Of an attempt whose end nobody knew.
                var ids = some.Select(e => e.Id).ToList();
                var there = _away ? await db.Entries.Where(e => ids.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancellation) : [];
                await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() =>
                {
                    foreach (var entry in some.ExceptBy(there, e => e.Id))
                        db.Audit(entry);
                    return Task.FromResult(true);
                }, cancellation);
                _waiting.RemoveRange(0, some.Count);
                _away = false;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                if (!_away)
                    log.LogError(failure, "Who has looked at what waits for the database");
                _away = true;
                return false;
            }
        }
        return true;
    }

    /// <summary>A page that asks twice for the same has been looked at once.</summary>
    private void Gather()
    {
        var seen = _waiting.Select(Same).ToHashSet();
        _waiting.AddRange(readings.Take().Where(e => seen.Add(Same(e))));
        var lost = readings.TakeLost() + Math.Max(0, _waiting.Count - Most);
        if (lost == 0)
            return;
        _waiting.RemoveRange(0, Math.Max(0, _waiting.Count - Most));
        log.LogError("{Count} entries of who has looked at what could not be kept while the database was away", lost);
    }

    private static (Guid?, string, string, Guid?, Guid?) Same(AuditRow entry) => (entry.UserId, entry.Module, entry.Action, entry.Person, entry.Subject);
}
