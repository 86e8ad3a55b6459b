using Gym24.Contracts.Partnerships;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Attendance.MarkAttendance;
using Gym24.Partnerships.Results.EnterResults;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs;

/// <summary>Runs, attendance and results over HTTP, with the rules of the pages.</summary>
internal static class RunsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/runs").WithTags("Runs");
        runs.MapGet("", List).WithName("ListRuns").WithSummary("Runs of a school year, by beginning").ProducesProblem(400).Requires(Permissions.ReadRuns);
        runs.MapGet("/{id:guid}", Show).WithName("GetRun").WithSummary("One run").ProducesProblem(404).Requires(Permissions.ReadRuns);
        runs.MapPost("", Open).WithName("OpenRun").WithSummary("Opens a run of an offering or a variant")
            .ProducesProblem(400).ProducesProblem(422).Requires(Permissions.ManageRuns);
        runs.MapPut("/{id:guid}", Change).WithName("ChangeRun").WithSummary("Changes a run; those entered are told of new dates")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.ManageRuns);
        runs.MapPost("/{id:guid}/cancel", Cancel).WithName("CancelRun").WithSummary("Calls a run off and tells those entered")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).Requires(Permissions.ManageRuns);
        runs.MapPost("/{id:guid}/close", Close).WithName("CloseRun").WithSummary("Says that a run is over")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.ManageRuns);
        runs.MapPost("/{id:guid}/copy", Copy).WithName("CopyRun").WithSummary("Opens the same run in another school year, on the same weekdays")
            .ProducesProblem(404).ProducesProblem(422).Requires(Permissions.ManageRuns);
        runs.MapGet("/{id:guid}/attendance", Attendance).WithName("GetAttendance").WithSummary("Attendance of a run")
            .ProducesProblem(403).ProducesProblem(404).Requires(Permissions.MarkAttendance);
        runs.MapPut("/{id:guid}/attendance", MarkAll).WithName("MarkAttendance").WithSummary("Marks attendance of the group; what is not named stays")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).Requires(Permissions.MarkAttendance);
        runs.MapGet("/{id:guid}/results", Results).WithName("GetResults").WithSummary("Results of a run")
            .ProducesProblem(403).ProducesProblem(404).Requires(Permissions.EnterResults);
        runs.MapPut("/{id:guid}/results", EnterAll).WithName("EnterResults").WithSummary("Enters or corrects results; without an outcome one becomes void")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).Requires(Permissions.EnterResults);
    }

    private static async Task<Ok<Paged<RunJson>>> List(IMediator mediator, ICaller caller, int? year, string? state, string? partner, string? offering,
        string? places, bool? mine, int? page, int? size, CancellationToken cancellation)
    {
        var found = await mediator.Send(new ListRuns.ListRuns(year, state, partner, offering, places, mine ?? false, page ?? 1, size ?? 25), cancellation);
        var decides = caller.Can(Permissions.Decide);
        return TypedResults.Ok(new Paged<RunJson>([.. found.Items.Select(r => RunJson.Of(r, decides))], found.Total));
    }

    private static async Task<Ok<RunJson>> Show(Guid id, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Ok(RunJson.Of(await mediator.Send(new ShowRun.ShowRun(id), cancellation)));

    private static async Task<Created<RunJson>> Open(RunInput run, IMediator mediator, CancellationToken cancellation) =>
        await Made(await mediator.Send(new OpenRun.OpenRun(Draft(run)), cancellation), mediator, cancellation);

    private static async Task<Ok<RunJson>> Change(Guid id, RunInput run, IMediator mediator, CancellationToken cancellation)
    {
        var stored = await mediator.Send(new ShowRun.ShowRun(id), cancellation);
        await mediator.Send(new ChangeRun.ChangeRun(id, run.Version ?? throw VersionMissing(), Draft(run, stored.Offering)), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<RunJson>> Cancel(Guid id, CancelInput body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new CancelRun.CancelRun(id, body.Version, body.Reason ?? ""), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<RunJson>> Close(Guid id, VersionInput body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new CloseRun.CloseRun(id, body.Version ?? throw VersionMissing()), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Created<RunJson>> Copy(Guid id, int? schoolYear, IMediator mediator, CancellationToken cancellation) =>
        await Made(await mediator.Send(new CopyRun.CopyRun(id, schoolYear), cancellation), mediator, cancellation);

    private static async Task<Created<RunJson>> Made(Guid id, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Created($"/api/v1/runs/{id}", RunJson.Of(await mediator.Send(new ShowRun.ShowRun(id), cancellation)));

    private static async Task<Ok<AttendanceJson>> Attendance(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new ShowAttendance(id), cancellation);
        return TypedResults.Ok(new AttendanceJson(sheet.Run.AttendanceVersion,
            [.. sheet.Sessions.Select(s => new SessionJson(s.Id, s.On, s.At, s.Until))],
            [.. sheet.People.Select(p => new ParticipantJson(p.Person, p.Name, p.Class))],
            [.. sheet.Marks.Select(m => new MarkJson(m.Key.Session, m.Key.Person, RunJson.Word(m.Value)))]));
    }

    private static async Task<Ok<AttendanceJson>> MarkAll(Guid id, AttendanceInput body, IMediator mediator, CancellationToken cancellation)
    {
        var marks = (body.Marks ?? []).Select(m => new MarkFacts(m.Session, m.Person, m.Presence is null or "" ? null
            : Enum.TryParse<Presence>(m.Presence, ignoreCase: true, out var presence) ? presence : 0)).ToList();
        await mediator.Send(new MarkAttendance(id, body.Version ?? throw VersionMissing(), marks), cancellation);
        return await Attendance(id, mediator, cancellation);
    }

    private static async Task<Ok<ResultsJson>> Results(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new ShowResults(id), cancellation);
        return TypedResults.Ok(new ResultsJson(sheet.Run.ResultsVersion, [.. sheet.People.Select(p => sheet.Results.GetValueOrDefault(p.Person) is { Withdrawn: false } r
            ? new ResultJson(p.Person, p.Name, r.Outcome, r.Points, r.Note, r.On) : new ResultJson(p.Person, p.Name, null, null, null, null))]));
    }

    private static async Task<Ok<ResultsJson>> EnterAll(Guid id, ResultsInput body, IMediator mediator, CancellationToken cancellation)
    {
        var lines = (body.Results ?? []).Select(r => new ResultFacts(r.Person, r.Outcome, r.Points, r.Note, r.On)).ToList();
        await mediator.Send(new EnterResults(id, body.Version ?? throw VersionMissing(), lines), cancellation);
        return await Results(id, mediator, cancellation);
    }

    private static RunDraft Draft(RunInput run, string? offering = null)
    {
        var faults = new Faults();
        if (run.Weekdays?.FirstOrDefault(d => !Enum.TryParse<DayOfWeek>(d, ignoreCase: true, out _)) is { } unknown)
            faults.Add("weekdays", T["Run.UnknownFilter", "monday…sunday"] + $" ({unknown})");
        if (run.Decision is not (null or "automatic" or "coordinator"))
            faults.Add("decision", T["Run.UnknownFilter", "coordinator, automatic"]);
        faults.ThrowIfAny();
        return run.Draft(offering);
    }

    private static Refusal VersionMissing() => new(RefusalKind.Invalid, "invalid", T["Run.VersionMissing"], "version");

    internal sealed record CancelInput(string? Reason, int? Version);
    internal sealed record VersionInput(int? Version);
    internal sealed record ParticipantJson(Guid Person, string Name, string? Class);
    internal sealed record MarkJson(Guid Session, Guid Person, string? Presence);
    internal sealed record AttendanceJson(int Version, IReadOnlyList<SessionJson> Sessions, IReadOnlyList<ParticipantJson> People, IReadOnlyList<MarkJson> Marks);
    internal sealed record AttendanceInput(int? Version, IReadOnlyList<MarkJson>? Marks);
    internal sealed record ResultJson(Guid Person, string? Name, string? Outcome, decimal? Points, string? Note, DateOnly? On);
    internal sealed record ResultsJson(int Version, IReadOnlyList<ResultJson> Items);
    internal sealed record ResultsInput(int? Version, IReadOnlyList<ResultJson>? Results);
}
