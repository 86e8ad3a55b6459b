using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tsu.Shifts.ApplyToShift;
using Gym24.Tsu.Shifts.ListShifts;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.SetRule;
using Gym24.Tsu.Shifts.SettleList;
using Gym24.Tsu.Shifts.ShowShift;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Tsu;

/// <summary>Profile shifts in the API: the same requests as on the pages.</summary>
internal static class ShiftsApi
{
    private sealed record EntryBody(Guid? Person);
    private sealed record RuleBody(int After, DateOnly? From, int? Years, TieBreak TieBreak, string? Note, IReadOnlyList<GroupDraft>? Groups);
    private sealed record MadeRule(int Number);
    private sealed record ListBody(string? Seen, IReadOnlyList<Guid>? Chosen, string? Reason);

    public static void Map(RouteGroupBuilder tsu)
    {
        tsu.MapGet("/shifts", async (int? year, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ListShifts(year), c)))
            .Requires(Permissions.Read).WithName("TsuShifts").WithSummary("The profile shifts of a school year, and those nobody has opened");
        tsu.MapGet("/shifts/{run:guid}", async (Guid run, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ShowShift(run), c)))
            .Requires(Permissions.Read).WithName("TsuShift").WithSummary("A shift: the rule, one's own points, the list as far as the caller reaches classes");
        tsu.MapPost("/shifts/{run:guid}/applications", async (Guid run, EntryBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Created($"/api/v1/tsu/shifts/{run}", await mediator.Send(new ApplyToShift(run, body.Person), c)))
            .Requires(Permissions.Apply).WithName("ApplyToTsuShift").WithSummary("Applies for a shift; places go by points once applications are closed");
        tsu.MapGet("/shifts/{run:guid}/draft", async (Guid run, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadDraft(run), c)))
            .Requires(Permissions.ManageShifts).WithName("TsuShiftDraft").WithSummary("The list as settling it would make it, and what speaks against that");
        tsu.MapPost("/shifts/{run:guid}/list", async (Guid run, ListBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new SettleList(run, body.Seen, body.Chosen, body.Reason), c)))
            .Requires(Permissions.ManageShifts).WithName("SettleTsuShift").WithSummary("Settles the list as it was seen; ties where places end are decided with a reason");
        tsu.MapGet("/shifts/rules", async (IMediator mediator, CancellationToken c) => TypedResults.Ok(ItemsOf(await mediator.Send(new ListRules(), c))))
            .Requires(Permissions.Read).WithName("TsuShiftRules").WithSummary("The versions of the rule of selection, the newest first");
        tsu.MapPost("/shifts/rules", async (RuleBody body, IMediator mediator, CancellationToken c) =>
                TypedResults.Created("/api/v1/tsu/shifts/rules", new MadeRule(await mediator.Send(new SetRule(body.After, body.From, body.Years, body.TieBreak, body.Note, body.Groups ?? []), c))))
            .Requires(Permissions.ManageShifts).WithName("SetTsuShiftRule").WithSummary("Makes the next version of the rule; settled lists keep theirs");
    }

    private static Paged<RuleFacts> ItemsOf(IReadOnlyList<RuleFacts> rules) => new(rules, rules.Count);
}
