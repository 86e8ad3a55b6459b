using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Host.Access;

namespace Gym24.Host.Jobs;

/// <summary>Asks every job whose turn it is for its next step, one process at a time.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, JobBook book, Lease lease, IDatabaseEngine engine, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly HashSet<string> _inTurn = [];
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
    internal async Task<bool> Turn(CancellationToken stopping)
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
        await using var scope = scopes.CreateAsyncScope();
        var diary = scope.ServiceProvider.GetRequiredService<JobDiary>();
        var rows = await diary.Read(book.All, stopping);
        var more = false;
        foreach (var job in book.All.Where(j => rows[j.Name].IsDue(clock.GetUtcNow().UtcDateTime)))
        {
            var row = rows[job.Name];
            try
            {
                if (job.Schedule is not null && _inTurn.Add(job.Name))
                    await diary.Started(row, stopping);
                var again = await Step(job, stopping);
                if (!again)
                    _inTurn.Remove(job.Name);
                await diary.Went(job, row, again, stopping);
                more |= again;
            }
            catch (Exception failure) when (failure is not OperationCanceledException && !engine.MayPass(failure))
            {
                log.LogError(failure, "Job {Job} failed and rests for a while", job.Name);
                await diary.Failed(row, failure, stopping);
            }
        }
        return more;
    }

    private async Task<bool> Step(KnownJob job, CancellationToken stopping)
    {
        using var acting = Acting.As(job.Module);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RowScope>().OpenToModule();
        return await scope.ServiceProvider.GetServices<IJob>().First(j => j.GetType() == job.Type).Step(stopping);
    }
}
