using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Jobs.JobList;

/// <summary>Gives a job its turn now.</summary>
[Requires(HostManifest.Jobs)]
internal sealed record RunJob(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>Lets a job rest until it is told to go on; a step that has begun comes to its end.</summary>
[Requires(HostManifest.Jobs)]
internal sealed record PauseJob(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>Lets a paused job go on.</summary>
[Requires(HostManifest.Jobs)]
internal sealed record ContinueJob(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class ChangeJobHandler(HostDb db, JobBook book) : IRequestHandler<RunJob, Unit>, IRequestHandler<PauseJob, Unit>, IRequestHandler<ContinueJob, Unit>
{
    public async Task<Unit> Handle(RunJob request, CancellationToken cancellation)
    {
        var row = await Row(request.Id, cancellation);
        if (row.PausedAt is not null)
            throw new Refusal(RefusalKind.Rule, "paused", T["Jobs.ContinueFirst"]);
        // One that is asked all the time, after a failure.
        (row.FailedAt, row.Failures) = (null, 0);
        if (row.Schedule is not null)
            row.NextAt = db.Now;
        return Unit.Value;
    }

    public async Task<Unit> Handle(PauseJob request, CancellationToken cancellation)
    {
        (await Row(request.Id, cancellation)).PausedAt ??= db.Now;
        return Unit.Value;
    }

    public async Task<Unit> Handle(ContinueJob request, CancellationToken cancellation)
    {
        (await Row(request.Id, cancellation)).PausedAt = null;
        return Unit.Value;
    }

    private async Task<JobRow> Row(Guid id, CancellationToken cancellation)
    {
        var row = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id, cancellation);
        return row is not null && book.All.Any(j => j.Name == row.Name) ? row : throw new Refusal(RefusalKind.NotFound, "not-found", T["Jobs.Unknown"]);
    }
}
