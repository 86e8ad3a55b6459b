using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Host.Access;
using Gym24.Host.Data;

namespace Gym24.Host.Jobs;

/// <summary>Asks every job for its next step, one process at a time.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, IActiveModules modules, Lease lease, IDatabaseEngine engine, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), AfterFailure = TimeSpan.FromSeconds(30);
    private readonly Dictionary<Type, DateTime> _restUntil = [];
    private bool _away;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (!await Turn(stopping))
                    await Task.Delay(Pause, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        await lease.Release("jobs");
    }

    /// <summary>A database that is away for a while ends nothing: the lease runs out, and whoever is first takes it.</summary>
    private async Task<bool> Turn(CancellationToken stopping)
    {
        try
        {
            var more = await lease.Hold("jobs", stopping) && await StepAll(stopping);
            _away = false;
            return more;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            if (!_away)
                log.LogError(failure, "Jobs wait for the database");
            _away = true;
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
            catch (Exception failure) when (failure is not OperationCanceledException && !engine.MayPass(failure))
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
