using Gym24.Contracts.Data;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window.EnterOwnResults;
using Gym24.Partnerships.Window.MarkOwnRun;
using Gym24.Partnerships.Window.ShowOwnRun;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window;

/// <summary>The partner's window over HTTP, with the rules of the pages. Entries stand for people; nothing here carries a person's id.</summary>
internal static class WindowApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var window = api.MapGroup("/window").WithTags("Window");
        window.MapGet("/runs", Runs).WithName("ListOwnRuns").WithSummary("Runs of the caller's partners in a school year").ProducesProblem(404).Requires(Permissions.ReadWindow);
        window.MapGet("/runs/{id:guid}", Show).WithName("GetOwnRun").WithSummary("An own run: its days, participants by number, attendance, results")
            .ProducesProblem(404).Requires(Permissions.ReadWindow);
        window.MapGet("/runs/{id:guid}/report", Report).WithName("ReportOwnRun").WithSummary("What may be published about an own run")
            .ProducesProblem(404).Requires(Permissions.ReadWindow);
        window.MapPut("/runs/{id:guid}/attendance", Mark).WithName("MarkOwnRun").WithSummary("Marks attendance by entries; what is not named stays")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Requires(Permissions.MarkInWindow);
        window.MapPut("/runs/{id:guid}/results", Enter).WithName("EnterOwnResults").WithSummary("Enters or corrects results by entries")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Requires(Permissions.MarkInWindow);
        window.MapGet("/proposals", Proposals).WithName("ListOwnProposals").WithSummary("What the caller's partners proposed").Requires(Permissions.ReadWindow);
        window.MapPost("/proposals", Propose).WithName("ProposeRun").WithSummary("Proposes a run of an own offering")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).Requires(Permissions.ProposeRuns);
        window.MapPost("/proposals/{id:guid}/take-back", TakeBack).WithName("TakeBackProposal").WithSummary("Takes back an own proposal that has not been answered")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.ProposeRuns);
    }

    private static async Task<Ok<Paged<RunJson>>> Runs(IMediator mediator, string? partner, int? year, CancellationToken cancellation)
    {
        var found = await mediator.Send(new ShowWindow.ShowWindow(partner, year), cancellation);
        // Who of the staff is in charge is the school's affair.
        return TypedResults.Ok(new Paged<RunJson>(
            [.. found.Runs.Select(r => RunJson.Of(r, decides: false) with { Teacher = null, TeacherName = null })], found.Runs.Count));
    }

    private static async Task<Ok<OwnRunJson>> Show(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var own = await mediator.Send(new ShowOwnRun.ShowOwnRun(id), cancellation);
        return TypedResults.Ok(new OwnRunJson(RunJson.Of(own.Run) with { Teacher = null, TeacherName = null },
            own.Heads,
            [.. own.Entries.Select(e => own.Results.GetValueOrDefault(e.Id) is { } r
                ? new EntryJson(e.Id, e.Number, e.Name, own.Attended(e.Id), r.Outcome, r.Points, r.Note, r.On) : new EntryJson(e.Id, e.Number, e.Name, own.Attended(e.Id)))],
            [.. own.Marks.Select(m => new MarkJson(m.Key.Session, m.Key.Entry, RunJson.Word(m.Value)))]));
    }

    private static async Task<Ok<ReportJson>> Report(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var report = await mediator.Send(new ReportRun.ReportRun(id), cancellation);
        return TypedResults.Ok(new ReportJson(report.Run.Id, report.Run.FullTitle, report.Grades, report.Total, report.Outcomes, report.Points));
    }

    private static async Task<Ok<OwnRunJson>> Mark(Guid id, MarksInput body, IMediator mediator, CancellationToken cancellation)
    {
        var marks = (body.Marks ?? []).Select(m => new EntryMark(m.Session, m.Entry, m.Presence is null or "" ? null
            : Enum.TryParse<Presence>(m.Presence, ignoreCase: true, out var presence) ? presence : 0)).ToList();
        await mediator.Send(new MarkOwnRun.MarkOwnRun(id, body.Version ?? throw VersionMissing(), marks), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<OwnRunJson>> Enter(Guid id, ResultsInput body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new EnterOwnResults.EnterOwnResults(id, body.Version ?? throw VersionMissing(), body.Results ?? []), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<Paged<ProposalJson>>> Proposals(IMediator mediator, string? partner, CancellationToken cancellation)
    {
        var found = (await mediator.Send(new ShowWindow.ShowWindow(partner), cancellation)).Proposals;
        return TypedResults.Ok(new Paged<ProposalJson>([.. found.Select(ProposalJson.Of)], found.Count));
    }

    private static async Task<Created<IdJson>> Propose(ProposalInput body, IMediator mediator, CancellationToken cancellation)
    {
        var id = await mediator.Send(new ProposeRun.ProposeRun(new RunDraft
        {
            Offering = body.Offering ?? "", Title = body.Title, Starts = body.Starts, Ends = body.Ends, At = body.At, Until = body.Until,
            Places = body.Places, Room = body.Room, Sessions = body.Sessions ?? [],
        }, body.Note), cancellation);
        return TypedResults.Created("/api/v1/window/proposals", new IdJson(id));
    }

    private static async Task<NoContent> TakeBack(Guid id, RunsApi.VersionInput body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new TakeBackProposal.TakeBackProposal(id, body.Version ?? throw VersionMissing()), cancellation);
        return TypedResults.NoContent();
    }

    private static Refusal VersionMissing() => new(RefusalKind.Invalid, "invalid", T["Run.VersionMissing"], "version");

    internal sealed record EntryJson(Guid Entry, int Number, string? Name, int Attended, string? Outcome = null, decimal? Points = null, string? Note = null, DateOnly? On = null);
    internal sealed record MarkJson(Guid Session, Guid Entry, string? Presence);
    internal sealed record OwnRunJson(RunJson Run, IReadOnlyList<GradeHeads>? Heads, IReadOnlyList<EntryJson> Entries, IReadOnlyList<MarkJson> Marks);
    internal sealed record ReportJson(Guid Run, string Title, IReadOnlyList<GradeHeads>? Grades, ReportRun.ReportTotal Total, IReadOnlyList<ReportRun.ReportOutcome>? Outcomes, IReadOnlyList<decimal> Points);
    internal sealed record MarksInput(int? Version, IReadOnlyList<MarkJson>? Marks);
    internal sealed record ResultsInput(int? Version, IReadOnlyList<EntryResult>? Results);
    internal sealed record IdJson(Guid Id);
    internal sealed record ProposalInput(string? Offering, string? Title, DateOnly? Starts, DateOnly? Ends, TimeOnly? At, TimeOnly? Until, int? Places, string? Room, DateOnly[]? Sessions, string? Note);

    internal sealed record ProposalJson(Guid Id, int Version, string Partner, string Offering, DateOnly Starts, string State, string? Reason, Guid? Run)
    {
        public static ProposalJson Of(Proposal proposal) => new(proposal.Id, proposal.Version, proposal.Partner, proposal.Offering, proposal.Starts,
            RunJson.Word(proposal.State), proposal.Reason, proposal.RunId);
    }
}
