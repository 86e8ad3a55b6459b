using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Tpu.Course.ApplyImport;
using Gym24.Tpu.Course.ListProgress;
using Gym24.Tpu.Course.PickPupils;
using Gym24.Tpu.Course.Rules;
using Gym24.Tpu.Course.ShowImport;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static Gym24.Tpu.Answers;

namespace Gym24.Tpu.Course;

/// <summary>The course over HTTP, with the rules of the pages: progress, and imports from file to applied.</summary>
internal static class CourseApi
{
    private const long MaxBody = 12 * 1024 * 1024;

    private sealed record Made(Guid Id);
    private sealed record ColumnsBody(int Version, IReadOnlyDictionary<CourseField, int>? Mapping);
    private sealed record PicksBody(int Version, IReadOnlyList<Pick>? Picks);
    private sealed record ApplyBody(string? Seen, bool? SkipErrors);
    private sealed record Changed(int Count);

    public static void Map(IEndpointRouteBuilder api)
    {
        var course = api.MapGroup("/tpu/course").WithTags("TPU");
        course.MapGet("", (int? year, IMediator mediator, CancellationToken c) => Listed(mediator, new ReadCourses(year), c))
            .Requires(Permissions.Read).WithName("TpuCourses").WithSummary("Runs of the online course with how many within reach have finished");
        course.MapGet("/{run:guid}/progress", async (Guid run, int? page, int? size, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ListProgress.ListProgress(run, page ?? 1, size ?? 50), c)))
            .Requires(Permissions.Read).WithName("TpuProgress").WithSummary("How far those within reach are").ProducesProblem(404);
        course.MapPost("/{run:guid}/imports", Upload).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxBody)).Accepts<IFormFile>("multipart/form-data", "application/octet-stream")
            .Requires(Permissions.ImportProgress).WithName("UploadTpuProgress").WithSummary("Takes a file of the platform in, as a form field `file` or as the body with ?fileName=; nothing changes yet").ProducesProblem(400);
        course.MapGet("/imports/{import:guid}", async (Guid import, string? outcome, int? page, int? size, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ReadImport(import, Word<Outcome>(outcome, "outcome"), page ?? 1, size ?? 50), c)))
            .Requires(Permissions.ImportProgress).WithName("TpuImport").WithSummary("What an import would change; `seen` goes with the request to apply").ProducesProblem(404);
        course.MapPut("/imports/{import:guid}/columns", (Guid import, ColumnsBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new MapColumns.MapColumns(import, body.Version, body.Mapping ?? new Dictionary<CourseField, int>()), c))
            .Requires(Permissions.ImportProgress).WithName("MapTpuColumns").WithSummary("Says which column, from 0, holds what").ProducesProblem(400).ProducesProblem(409);
        course.MapPut("/imports/{import:guid}/picks", async (Guid import, PicksBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(new Changed(await mediator.Send(new PickPupils.PickPupils(import, body.Version, body.Picks), c))))
            .Requires(Permissions.ImportProgress).WithName("PickTpuPupils").WithSummary("Decides whom names mean; kept for the next file").ProducesProblem(400).ProducesProblem(409);
        course.MapPost("/imports/{import:guid}/apply", async (Guid import, ApplyBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(new Changed(await mediator.Send(new ApplyImport.ApplyImport(import, body.Seen, body.SkipErrors ?? false), c))))
            .Requires(Permissions.ImportProgress).WithName("ApplyTpuImport").WithSummary("Writes down what was seen, all of it or nothing").ProducesProblem(409).ProducesProblem(422);
        course.MapDelete("/imports/{import:guid}", (Guid import, IMediator mediator, CancellationToken c) => Done(mediator, new DiscardImport(import), c))
            .Requires(Permissions.ImportProgress).WithName("DiscardTpuImport").WithSummary("Puts a file aside").ProducesProblem(422);
    }

    private static async Task<Created<Made>> Upload(Guid run, HttpRequest request, string? fileName, IMediator mediator, CancellationToken cancellation)
    {
        var (name, content) = (fileName, Array.Empty<byte>());
        if (request.HasFormContentType)
        {
            var file = (await request.ReadFormAsync(cancellation)).Files.GetFile("file") ?? throw new Refusal(RefusalKind.Invalid, "file-missing", Texts.T["Course.FileMissing"], "file");
            name ??= file.FileName;
            await using var stream = file.OpenReadStream();
            content = await FileKind.Read(stream, UploadProgress.UploadProgress.MaxBytes, cancellation);
        }
        else
            content = await FileKind.Read(request.Body, UploadProgress.UploadProgress.MaxBytes, cancellation);
        var id = await mediator.Send(new UploadProgress.UploadProgress(run, name, content), cancellation);
        return TypedResults.Created($"/api/v1/tpu/course/imports/{id}", new Made(id));
    }
}
