using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Tpu.Works.DecideWork;
using Gym24.Tpu.Works.EnterResult;
using Gym24.Tpu.Works.ListWorks;
using Gym24.Tpu.Works.SaveWork;
using Gym24.Tpu.Works.SetDeadline;
using Gym24.Tpu.Works.ShowWork;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static Gym24.Tpu.Answers;

namespace Gym24.Tpu.Works;

/// <summary>Works over HTTP, with the rules of the pages, and the files their pages link to.</summary>
internal static class WorksApi
{
    /// <summary>A file as base64 is a third longer.</summary>
    private const long MaxBody = 40 * 1024 * 1024;

    private sealed record Made(Guid Id);
    private sealed record WorkBody(int? Version, string? Title, string? Abstract, IReadOnlyList<Guid>? Authors, Guid? Supervisor, string? FileName, byte[]? Content, bool? HandIn)
    {
        public WorkDraft Draft => new(Title, Abstract, Authors, Supervisor, FileName, Content);
    }

    private sealed record DeadlineBody(int? Version, DateOnly? On, TimeOnly? At);
    private sealed record DecisionBody(int Version, bool Accept, string? Reason, DateOnly? UntilOn, TimeOnly? UntilAt);
    private sealed record ResultBody(int Version, string? Outcome, int? Place, string? Diploma);

    public static void Map(IEndpointRouteBuilder api)
    {
        var tpu = api.MapGroup("/tpu").WithTags("TPU");
        tpu.MapGet("/contests", (int? year, IMediator mediator, CancellationToken c) => Listed(mediator, new ReadContests(year), c))
            .Requires(Permissions.Read).WithName("TpuContests").WithSummary("Runs of the conference-contest and until when each takes works");
        tpu.MapPut("/contests/{run:guid}/deadline", (Guid run, DeadlineBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new SetDeadline.SetDeadline(run, body.Version ?? -1, body.On, body.At), c))
            .Requires(Permissions.DecideWorks).WithName("SetTpuDeadline").WithSummary("Says until when works are taken").ProducesProblem(409).ProducesProblem(422);
        tpu.MapGet("/works", async (int? year, Guid? contest, string? state, int? page, int? size, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ListWorks.ListWorks(year, contest, Word<WorkState>(state, "state"), page ?? 1, size ?? 50), c)))
            .Requires(Permissions.Read).WithName("TpuWorks").WithSummary("Works for the conference-contest within reach");
        tpu.MapGet("/works/{work:guid}", async (Guid work, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadWork(work), c)))
            .Requires(Permissions.Read).WithName("TpuWork").WithSummary("One work with everything that was handed in").ProducesProblem(404);
        tpu.MapPost("/contests/{run:guid}/works", async (Guid run, WorkBody body, IMediator mediator, CancellationToken c) =>
            {
                var id = await mediator.Send(new StartWork(run, body.Draft, body.HandIn ?? false), c);
                return TypedResults.Created($"/api/v1/tpu/works/{id}", new Made(id));
            })
            .WithMetadata(new RequestSizeLimitAttribute(MaxBody)).Requires(Permissions.SubmitWorks).WithName("StartTpuWork")
            .WithSummary("Begins a work, as a draft or handed in at once; the file as base64 in `content`").ProducesProblem(422);
        tpu.MapPut("/works/{work:guid}", (Guid work, WorkBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new ChangeWork(work, body.Version ?? -1, body.Draft, body.HandIn ?? false), c))
            .WithMetadata(new RequestSizeLimitAttribute(MaxBody)).Requires(Permissions.SubmitWorks).WithName("ChangeTpuWork")
            .WithSummary("Changes a draft or hands a work in, once more too; without `content` the file stays").ProducesProblem(409).ProducesProblem(422);
        tpu.MapDelete("/works/{work:guid}", (Guid work, int? version, IMediator mediator, CancellationToken c) => Done(mediator, new DropDraft(work, version ?? -1), c))
            .Requires(Permissions.SubmitWorks).WithName("DropTpuDraft").WithSummary("Throws a draft away that was never handed in").ProducesProblem(409).ProducesProblem(422);
        tpu.MapPost("/works/{work:guid}/decision", (Guid work, DecisionBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new DecideWork.DecideWork(work, body.Version, body.Accept, body.Reason, body.UntilOn, body.UntilAt), c))
            .Requires(Permissions.DecideWorks).WithName("DecideTpuWork").WithSummary("Accepts a work or returns it with a reason").ProducesProblem(409).ProducesProblem(422);
        tpu.MapPut("/works/{work:guid}/result", (Guid work, ResultBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new EnterResult.EnterResult(work, body.Version, body.Outcome, body.Place, body.Diploma), c))
            .Requires(Permissions.DecideWorks).WithName("EnterTpuResult").WithSummary("Enters or corrects what the jury said").ProducesProblem(409).ProducesProblem(422);
        tpu.MapGet("/works/files/{file:guid}", Content).Requires(Permissions.Read).WithName("TpuWorkFile").WithSummary("A file of a work").ProducesProblem(404);
    }

    /// <summary>What pages link to: fetched by a browser with the cookie of the page.</summary>
    public static void MapRoot(IEndpointRouteBuilder root) => root.MapGet("/files/tpu/works/{file:guid}", Content).Requires(Permissions.Read);

    private static Task<FileDownload> Content(Guid file, IMediator mediator, CancellationToken cancellation) => mediator.Send(new ReadWorkFile(file), cancellation);
}
