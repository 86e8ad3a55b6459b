using System.Text.Json;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Jobs;
using Gym24.Host.Journal.Checking;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Journal;

/// <summary>
/// Seals the journal, keeps the file of seals, and once a day reads everything to see whether it is as it was written. One host does, by
/// its lease; the file is kept by each.
/// </summary>
internal sealed class JournalKeeper(IServiceScopeFactory scopes, Lease lease, SchoolKeys keys, SealFile file, IConfiguration configuration,
    TimeProvider clock, ILogger<JournalKeeper> log) : BackgroundService
{
    public const string Checked = "journal.check";
    private const string LeaseName = "journal";
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMinutes(1), UsualWait = TimeSpan.FromHours(1), CheckEvery = TimeSpan.FromDays(1);
    private readonly TimeSpan _every = configuration.GetValue("Journal:SealEvery", UsualWait);
    private readonly SemaphoreSlim _checking = new(1, 1);
    private long _inFile;
    private bool _silent;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await Task.Delay(First, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Turn(stopping);
                _silent = false;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                if (!_silent)
                    log.LogError(failure, "The journal could not be sealed or checked; going on in a minute");
                _silent = true;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await lease.Release(LeaseName);
    }

    private async Task Turn(CancellationToken stopping)
    {
        if (await lease.Hold(LeaseName, Pause * 2, stopping))
        {
            await Seal(stopping);
            if (await LastCheck(stopping) is not { } last || clock.GetUtcNow().UtcDateTime - last.At > CheckEvery)
                await Check(stopping);
        }
        await using var scope = scopes.CreateAsyncScope();
        _inFile = await SealerOf(scope).KeepFile(_inFile, stopping);
    }

    private async Task Seal(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SealerOf(scope).Seal(_every, stopping);
    }

    /// <summary>Reads the whole journal and keeps what came of it for those who look later.</summary>
    public async Task<JournalReport> Check(CancellationToken cancellation)
    {
        await _checking.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            var report = await new JournalCheck(db, keys, file).Run(cancellation);
            if (!report.IsWhole)
                log.LogError("The journal is not as it was written: {Found} findings; see /admin/journal", report.Found);
            var stored = await db.Settings.FirstOrDefaultAsync(s => s.Name == Checked, cancellation);
            if (stored is null)
                db.Settings.Add(stored = new SettingRow { Name = Checked });
            stored.Value = JsonSerializer.Serialize(report);
            await db.SaveChangesAsync(cancellation);
            return report;
        }
        finally
        {
            _checking.Release();
        }
    }

    public async Task<JournalReport?> LastCheck(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await LastCheck(scope.ServiceProvider.GetRequiredService<HostDb>(), cancellation);
    }

    public static async Task<JournalReport?> LastCheck(HostDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Checked, cancellation) is { } stored
            ? JsonSerializer.Deserialize<JournalReport>(stored.Value) : null;

    private Sealer SealerOf(AsyncServiceScope scope) =>
        new(scope.ServiceProvider.GetRequiredService<HostDb>(), scope.ServiceProvider.GetRequiredService<DbSession>(), keys, file);

    public override void Dispose()
    {
        _checking.Dispose();
        base.Dispose();
    }
}
