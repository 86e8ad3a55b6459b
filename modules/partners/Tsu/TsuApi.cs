using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Tsu.Intakes;
using Gym24.Tsu.Intakes.ApplyToIntake;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Intakes.OpenIntakes;
using Gym24.Tsu.Intakes.SetTerm;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Tsu;

/// <summary>The module's part of the API: the same requests as on the pages.</summary>
internal static class TsuApi
{
    private sealed record TermBody(
        int Version, DateOnly? Starts, DateOnly? EnrolFrom, DateOnly? EnrolTo, DayOfWeek? Weekday, TimeOnly? At, TimeOnly? Until, int? Places,
        IReadOnlyList<string>? Subjects);
    private sealed record EntryBody(Guid? Person);

    public static void Map(IEndpointRouteBuilder api)
    {
        var tsu = api.MapGroup("/tsu").WithTags("TSU");
        tsu.MapGet("/intakes", async (int? year, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ListIntakes(year), c)))
            .Requires(Permissions.Read).WithName("TsuIntakes").WithSummary("The intakes of a school year: the plan and what was opened of it");
        tsu.MapPut("/intakes/{year:int}/{term}", async (int year, string term, TermBody body, IMediator mediator, CancellationToken c) =>
            {
                await mediator.Send(new SetTerm(year, TermOf(term), body.Version, body.Starts, body.EnrolFrom, body.EnrolTo, body.Weekday, body.At, body.Until, body.Places, body.Subjects), c);
                return TypedResults.NoContent();
            })
            .Requires(Permissions.ManageIntakes).WithName("SetTsuIntake").WithSummary("Says when an intake (autumn, spring) is held");
        tsu.MapPost("/intakes/{year:int}/open", async (int year, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new OpenIntakes(year), c)))
            .Requires(Permissions.ManageIntakes).WithName("OpenTsuIntakes").WithSummary("Opens the runs of a year that are not open yet");
        tsu.MapPost("/intakes/runs/{run:guid}/applications", async (Guid run, EntryBody body, IMediator mediator, CancellationToken c) =>
            {
                EntryOutcome outcome = await mediator.Send(new ApplyToIntake(run, body.Person), c);
                return TypedResults.Created($"/api/v1/runs/{run}", outcome);
            })
            .Requires(Permissions.Apply).WithName("ApplyToTsuIntake").WithSummary("Applies for a subject of an intake; outside the window it is said when that is");
        TopicsApi.Map(tsu);
        ShiftsApi.Map(tsu);
    }

    private static Term TermOf(string word) => Enum.TryParse<Term>(word, true, out var term) ? term : (Term)(-1);
}
