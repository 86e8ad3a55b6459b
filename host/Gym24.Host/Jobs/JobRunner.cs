using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Host.Access;
using Gym24.Host.Data;

namespace Gym24.Host.Jobs;

/// <summary>Asks every job for its next step, one process at a time.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, IActiveModules modules, Lease lease, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), AfterFailure = TimeSpan.FromSeconds(30);
    private readonly Dictionary<Type, DateTime> _restUntil = [];

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (!await Go(stopping))
                    await Task.Delay(Pause, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        finally
        {
            await lease.Release("jobs");
        }
    }

    private async Task<bool> Go(CancellationToken stopping)
    {
        try
        {
            return await lease.Hold("jobs", stopping) && await StepAll(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The database has gone: it will come back.
            log.LogError(failure, "Jobs stopped; going on in a moment");
            return false;
        }
    }

    /// <returns>Whether any job has more to do now.</returns>
    private async Task<bool> StepAll(CancellationToken stopping)
    {
        List<Type> jobs;
        await using (var scope = scopes.CreateAsyncScope())
            jobs = scope.ServiceProvider.GetServices<IJob>().Select(j => j.GetType()).ToList();
        var more = false;
        foreach (var job in jobs.Where(j => _restUntil.GetValueOrDefault(j) < clock.GetUtcNow().UtcDateTime))
        {
            try
            {
                more |= await Step(job, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                _restUntil[job] = clock.GetUtcNow().UtcDateTime + AfterFailure;
                log.LogError(failure, "Job {Job} failed and rests for a while", job.FullName);
            }
        }
        return more;
    }

    private async Task<bool> Step(Type job, CancellationToken stopping)
    {
        using var acting = Acting.As(modules.Of(job.Assembly)?.Manifest.Id ?? HostManifest.Value.Id);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RowScope>().OpenToModule();
        return await scope.ServiceProvider.GetServices<IJob>().First(j => j.GetType() == job).Step(stopping);
    }
}
