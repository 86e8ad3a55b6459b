using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Jobs.JobList;

/// <summary>All jobs of the running modules and how they stand.</summary>
[Requires(HostManifest.Jobs)]
internal sealed record ListJobs : IQuery<IReadOnlyList<ListedJob>>;

/// <summary>A job as an administrator sees it. Moments are UTC.</summary>
/// <param name="Module">Title of the module.</param>
/// <param name="IsScheduled">It has turns; otherwise it is asked all the time.</param>
/// <param name="State">How it stands.</param>
/// <param name="EndedAt">When it last came to an end, or last had something to do.</param>
/// <param name="NextAt">Its next turn.</param>
/// <param name="Error">Why it failed last; absent: the last run went well.</param>
internal sealed record ListedJob(Guid Id, string Title, string Module, bool IsScheduled, JobState State, DateTime? EndedAt, DateTime? NextAt, DateTime? FailedAt, string? Error);

internal enum JobState
{
    /// <summary>Waits for its turn or for something to do.</summary>
    Waiting = 0,
    Running = 1,
    Failed = 2,
    Paused = 3,
}

internal sealed class ListJobsHandler(HostDb db, JobBook book, IActiveModules modules) : IRequestHandler<ListJobs, IReadOnlyList<ListedJob>>
{
    public async Task<IReadOnlyList<ListedJob>> Handle(ListJobs request, CancellationToken cancellation)
    {
        var rows = await db.Jobs.AsNoTracking().ToDictionaryAsync(j => j.Name, cancellation);
        var titles = modules.All.Select(m => m.Manifest).Append(HostManifest.Value).ToDictionary(m => m.Id, m => m.Title.ToString());
        // One the runner has not met yet, in the first second of a generation, cannot be told anything either.
        return [.. book.All.Where(j => rows.ContainsKey(j.Name)).Select(j => Listed(j, rows[j.Name], titles[j.Module]))
            .OrderBy(j => j.Module, StringComparer.CurrentCulture).ThenBy(j => j.Title, StringComparer.CurrentCulture)];
    }

    private static ListedJob Listed(KnownJob job, JobRow row, string module) =>
        new(row.Id, job.Title.ToString(), module, job.Schedule is not null, StateOf(row), row.EndedAt, row.PausedAt is null ? row.NextAt : null, row.FailedAt, row.Error);

    private static JobState StateOf(JobRow row) => row switch
    {
        { PausedAt: not null } => JobState.Paused,
        { FailedAt: not null } => JobState.Failed,
        { StartedAt: { } began } when row.EndedAt is not { } ended || ended < began => JobState.Running,
        _ => JobState.Waiting,
    };
}
