using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Jobs;

/// <summary>Writes down how jobs stand. Only who holds their lease does.</summary>
internal sealed class JobDiary(HostDb db)
{
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    /// <returns>How each job stands, those seen for the first time and those with a new schedule among them.</returns>
    public async Task<IReadOnlyDictionary<string, JobRow>> Read(IReadOnlyList<KnownJob> jobs, CancellationToken cancellation)
    {
        var rows = await db.Jobs.ToDictionaryAsync(r => r.Name, cancellation);
        foreach (var job in jobs)
        {
            var isNew = !rows.TryGetValue(job.Name, out var row);
            if (row is null)
                db.Jobs.Add(rows[job.Name] = row = new JobRow { Name = job.Name });
            if (row.Schedule == job.Schedule?.Expression)
                continue;
            row.Schedule = job.Schedule?.Expression;
            // What has never had a turn has missed one.
            row.NextAt = job.Schedule is { Problem: null } ? isNew ? db.Now : job.Schedule.After(db.Now) : null;
            row.Error = job.Schedule?.Problem;
            row.FailedAt = row.Error is null ? null : db.Now;
        }
        await db.SaveChangesAsync(cancellation);
        return rows;
    }

    public Task Started(JobRow row, CancellationToken cancellation) =>
        db.Jobs.Where(j => j.Id == row.Id).ExecuteUpdateAsync(j => j.SetProperty(x => x.StartedAt, db.Now), cancellation);

    /// <summary>A step went well.</summary>
    public async Task Went(KnownJob job, JobRow row, bool more, CancellationToken cancellation)
    {
        var now = db.Now;
        if (job.Schedule is { } schedule)
        {
            if (more)
                return;
            var next = schedule.After(now);
            await db.Jobs.Where(j => j.Id == row.Id).ExecuteUpdateAsync(j => j.SetProperty(x => x.NextAt, next), cancellation);
        }
        else if (row.FailedAt is null && (!more || now - row.EndedAt < Coarse))
            return;
        await db.Jobs.Where(j => j.Id == row.Id).ExecuteUpdateAsync(j => j.SetProperty(x => x.EndedAt, now)
            .SetProperty(x => x.FailedAt, (DateTime?)null).SetProperty(x => x.Failures, 0).SetProperty(x => x.Error, (string?)null), cancellation);
    }

    public Task Failed(JobRow row, Exception failure, CancellationToken cancellation)
    {
        var (now, said) = (db.Now, FailureText.Of(failure, JobRow.ErrorLength));
        return db.Jobs.Where(j => j.Id == row.Id).ExecuteUpdateAsync(j => j.SetProperty(x => x.FailedAt, now)
            .SetProperty(x => x.Failures, x => x.Failures + 1).SetProperty(x => x.Error, said), cancellation);
    }
}
