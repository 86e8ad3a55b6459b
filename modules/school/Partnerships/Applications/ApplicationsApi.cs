using Gym24.Contracts.Data;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications.Answer;
using Gym24.Partnerships.Applications.Confirm;
using Gym24.Partnerships.Applications.Decide;
using Gym24.Partnerships.Applications.ListApplications;
using Gym24.Partnerships.Applications.Withdraw;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>Applications over HTTP, with the rules of the pages.</summary>
internal static class ApplicationsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var applications = api.MapGroup("/applications").WithTags("Applications");
        applications.MapGet("", List).WithName("ListApplications").WithSummary("Applications within the caller's reach")
            .ProducesProblem(400).Requires(Permissions.ReadApplications);
        applications.MapPost("", Apply).WithName("Apply")
            .WithSummary("Enters a person, several people, or a whole class; who does not fit is named with the reasons")
            .Produces<OutcomeJson>(201).Produces<Paged<OutcomeJson>>(200)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.Apply);
        foreach (var decision in Enum.GetValues<Decision>())
            Verb(RunJson.Word(decision), $"{decision}Application", Permissions.Decide,
                async (id, body, mediator, cancellation) => await mediator.Send(new DecideApplications([new(id, body.Version)], decision, body.Reason), cancellation));
        Verb("withdraw", "WithdrawApplication", Permissions.Apply,
            async (id, body, mediator, cancellation) => await mediator.Send(new WithdrawApplication(id, body.Version, body.Reason), cancellation));
        Verb("confirm", "ConfirmApplication", Permissions.Apply,
            async (id, body, mediator, cancellation) => await mediator.Send(new ConfirmApplication(id, body.Version, body.OverruleReason), cancellation));
        Verb("accept", "AcceptPlace", Permissions.Apply,
            async (id, body, mediator, cancellation) => await mediator.Send(new AcceptPlace(id, body.Version), cancellation));
        Verb("decline", "DeclinePlace", Permissions.Apply,
            async (id, body, mediator, cancellation) => await mediator.Send(new DeclinePlace(id, body.Version), cancellation));

        void Verb(string verb, string name, string permission, Func<Guid, MoveInput, IMediator, CancellationToken, Task> act) =>
            applications.MapPost($"/{{id:guid}}/{verb}", async Task<NoContent> (Guid id, MoveInput? body, IMediator mediator, CancellationToken cancellation) =>
            {
                await act(id, body ?? new(null, null, null), mediator, cancellation);
                return TypedResults.NoContent();
            }).WithName(name).WithSummary($"Moves an application: {verb}")
                .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(permission);
    }

    private static async Task<Ok<Paged<ApplicationJson>>> List(
        IMediator mediator, Guid? run, Guid? person, string? state, int? page, int? size, CancellationToken cancellation)
    {
        if (state is not null && !Enum.GetValues<ApplicationState>().Any(s => RunJson.Word(s) == state))
            throw new Refusal(RefusalKind.Invalid, "invalid",
                T["Run.UnknownFilter", string.Join(", ", Enum.GetValues<ApplicationState>().Select(RunJson.Word))], "state");
        var wanted = state is null ? (ApplicationState?)null : Enum.Parse<ApplicationState>(state, ignoreCase: true);
        var found = await mediator.Send(new ListApplications.ListApplications(run, person, wanted, Page: page ?? 1, Size: size ?? 50), cancellation);
        return TypedResults.Ok(new Paged<ApplicationJson>([.. found.Items.Select(ApplicationJson.Of)], found.Total));
    }

    private static async Task<IResult> Apply(ApplyInput body, IMediator mediator, CancellationToken cancellation)
    {
        if (body.Run is not { } run)
            throw new Refusal(RefusalKind.Invalid, "invalid", T["Application.RunMissing"], "run");
        var people = body.People ?? (body.Person is { } one ? [one] : []);
        var outcomes = await mediator.Send(new Apply.Apply(run, people, people.Count > 0 ? null : body.Class, body.OverruleReason), cancellation);
        var items = outcomes.Select(o => OutcomeJson.Of(run, o)).ToList();
        return body.Person is not null && body.People is null
            ? TypedResults.Created($"/api/v1/applications?run={run}&person={body.Person}", items[0])
            : TypedResults.Ok(new Paged<OutcomeJson>(items, items.Count));
    }

    /// <summary>Whom to enter: one of <paramref name="Person"/>, <paramref name="People"/>, <paramref name="Class"/>.</summary>
    internal sealed record ApplyInput(Guid? Run, Guid? Person, IReadOnlyList<Guid>? People, Guid? Class, string? OverruleReason);

    internal sealed record MoveInput(int? Version, string? Reason, string? OverruleReason);

    internal sealed record OutcomeJson(Guid Run, Guid Person, Guid? Id, string? State, IReadOnlyList<Fault> Faults)
    {
        public static OutcomeJson Of(Guid run, EntryOutcome outcome) =>
            new(run, outcome.Person, outcome.Application, outcome.State is { } state ? RunJson.Word(state) : null, outcome.Faults);
    }

    internal sealed record ApplicationJson(
        Guid Id, int Version, Guid Run, Guid Person, string PersonName, string? Class, string State, int? Rank, DateTime At, DateTime? OfferedUntil,
        string? Reason, string? Overruled, string? OverruleReason, string RunTitle, DateOnly Starts)
    {
        public static ApplicationJson Of(ApplicationRow row) => new(row.Id, row.Version, row.RunId, row.PersonId, row.Person, row.Class,
            RunJson.Word(row.State), row.Rank, DateTime.SpecifyKind(row.At, DateTimeKind.Utc),
            row.OfferedUntil is { } until ? DateTime.SpecifyKind(until, DateTimeKind.Utc) : null,
            row.Reason, row.Overruled, row.OverruleReason, row.RunTitle, row.Starts);
    }
}
