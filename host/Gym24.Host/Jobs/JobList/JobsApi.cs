using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gym24.Host.Jobs.JobList;

/// <summary><c>/api/v1/jobs</c>: what goes on by itself, and what an administrator decides about it.</summary>
internal static class JobsApi
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").Requires(HostManifest.Jobs).WithTags("jobs");
        jobs.MapGet("", async Task<Paged<ListedJob>> (IMediator mediator, CancellationToken cancellation) =>
        {
            var all = await mediator.Send(new ListJobs(), cancellation);
            return new Paged<ListedJob>(all, all.Count);
        }).WithName("ListJobs").WithSummary("The jobs of all running modules with their last run, last failure and next turn.");
        jobs.MapPost("/{id:guid}/run", (Guid id, IMediator mediator, CancellationToken cancellation) => Done(mediator.Send(new RunJob(id), cancellation)))
            .WithName("RunJob").WithSummary("Gives a job its turn now, within about a second.").ProducesProblem(404).ProducesProblem(422);
        jobs.MapPost("/{id:guid}/pause", (Guid id, IMediator mediator, CancellationToken cancellation) => Done(mediator.Send(new PauseJob(id), cancellation)))
            .WithName("PauseJob").WithSummary("Lets a job rest until it is told to go on.").ProducesProblem(404);
        jobs.MapPost("/{id:guid}/continue", (Guid id, IMediator mediator, CancellationToken cancellation) => Done(mediator.Send(new ContinueJob(id), cancellation)))
            .WithName("ContinueJob").WithSummary("Lets a paused job go on.").ProducesProblem(404);
    }

    private static async Task<NoContent> Done(Task command)
    {
        await command;
        return TypedResults.NoContent();
    }
}
