using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Projects.FormProject;
using Gym24.Tpu.Projects.ListProjects;
using Gym24.Tpu.Projects.MoveProject;
using Gym24.Tpu.Saturdays.ChangeSaturday;
using Gym24.Tpu.Saturdays.ChooseSaturdays;
using Gym24.Tpu.Saturdays.ListSeries;
using Gym24.Tpu.Saturdays.MarkSaturday;
using Gym24.Tpu.Saturdays.OpenSeries;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static Gym24.Tpu.Answers;

namespace Gym24.Tpu;

/// <summary>The module's part of the API: the same requests as on the pages.</summary>
internal static class TpuApi
{
    private sealed record Made(Guid Id);
    private sealed record ChoiceBody(IReadOnlyList<Guid>? Pupils, IReadOnlyList<Guid>? Saturdays);
    private sealed record SaturdayBody(int Version, string? Topic, int? Places);
    private sealed record MarksBody(IReadOnlyList<SaturdayMark>? Marks);
    private sealed record Changed(int Count);
    private sealed record StageBody(int Version, Stage? To, string? Topic, string? Note);

    public static void Map(IEndpointRouteBuilder api)
    {
        var tpu = api.MapGroup("/tpu").WithTags("TPU");
        MapProjects(tpu);
        tpu.MapGet("/saturdays", (int? year, IMediator mediator, CancellationToken c) => Listed(mediator, new ListSeries(year), c))
            .Requires(Permissions.Read).WithName("TpuSeries").WithSummary("Series of University Saturdays of a school year, with the Saturdays that are skipped and why");
        tpu.MapGet("/saturdays/{run:guid}", async (Guid run, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadSeries(run), c)))
            .Requires(Permissions.Read).WithName("TpuOneSeries").WithSummary("One series");
        tpu.MapPost("/saturdays", async (SeriesDraft series, IMediator mediator, CancellationToken c) =>
            {
                var run = await mediator.Send(new OpenSeries(series), c);
                return TypedResults.Created($"/api/v1/tpu/saturdays/{run}", new Made(run));
            })
            .Requires(Permissions.ManageSaturdays).WithName("OpenTpuSeries").WithSummary("Opens a series as a run; holidays and vacations fall out");
        tpu.MapPost("/saturdays/plan", async (SeriesDraft series, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new PreviewSeries(series), c)))
            .Requires(Permissions.ManageSaturdays).WithName("PlanTpuSeries").WithSummary("The Saturdays a series would have; nothing is saved");
        tpu.MapPut("/saturdays/{run:guid}/choice", (Guid run, ChoiceBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new ChooseSaturdays(run, body.Pupils, body.Saturdays), c))
            .Requires(Permissions.AttendSaturdays).WithName("ChooseTpuSaturdays").WithSummary("Says on which Saturdays pupils come; enters them into the series").ProducesProblem(422);
        tpu.MapPut("/saturdays/days/{saturday:guid}", (Guid saturday, SaturdayBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new ChangeSaturday(saturday, body.Version, body.Topic, body.Places), c))
            .Requires(Permissions.ManageSaturdays).WithName("ChangeTpuSaturday").WithSummary("Changes topic and places of a Saturday").ProducesProblem(409).ProducesProblem(422);
        tpu.MapGet("/saturdays/days/{saturday:guid}", async (Guid saturday, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadSaturday(saturday), c)))
            .Requires(Permissions.MarkSaturdays).WithName("TpuSaturday").WithSummary("Who is expected on a Saturday and what is marked, within reach");
        tpu.MapPut("/saturdays/days/{saturday:guid}/attendance", async (Guid saturday, MarksBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(new Changed(await mediator.Send(new MarkSaturday(saturday, body.Marks), c))))
            .Requires(Permissions.MarkSaturdays).WithName("MarkTpuSaturday").WithSummary("Marks some of those expected").ProducesProblem(422);
    }

    private static void MapProjects(RouteGroupBuilder tpu)
    {
        tpu.MapGet("/projects", async (int? year, string? offering, int? page, int? size, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ListProjects(year, offering, page ?? 1, size ?? 50), c)))
            .Requires(Permissions.Read).WithName("TpuProjects").WithSummary("Project teams of a school year; members only where within reach");
        tpu.MapGet("/projects/{project:guid}", async (Guid project, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadProject(project), c)))
            .Requires(Permissions.Read).WithName("TpuProject").WithSummary("One project");
        tpu.MapPost("/projects", async (FormProject project, IMediator mediator, CancellationToken c) =>
            {
                var id = await mediator.Send(project, c);
                return TypedResults.Created($"/api/v1/tpu/projects/{id}", new Made(id));
            })
            .Requires(Permissions.FormProjects).WithName("FormTpuProject").WithSummary("Forms a team and opens its run").ProducesProblem(422);
        tpu.MapPost("/projects/{project:guid}/stage", (Guid project, StageBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new MoveProject(project, body.Version, body.To, body.Topic, body.Note), c))
            .Requires(Permissions.FormProjects).WithName("MoveTpuProject").WithSummary("Takes a project to its next stage or stops it").ProducesProblem(409).ProducesProblem(422);
    }
}
