using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Days.KeepDay;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Partnerships.Days;

internal static class DaysApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var days = api.MapGroup("/school-days").WithTags("School days");
        days.MapGet("/", List).SignedIn().WithName("GetSchoolDays")
            .WithSummary("Days of a school year that are not what their weekday says, and the calendar years whose order is not known");
        days.MapPost("/", Add).Requires(Permissions.ManageDays).WithName("AddSchoolDay").WithSummary("Enters a vacation, a day off or a worked day")
            .ProducesProblem(400).ProducesProblem(422);
        days.MapPut("/{day:guid}", Change).Requires(Permissions.ManageDays).WithName("ChangeSchoolDay").WithSummary("Changes what the school has entered")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        days.MapDelete("/{day:guid}", Remove).Requires(Permissions.ManageDays).WithName("RemoveSchoolDay").WithSummary("Takes an entry of the school out");
    }

    private static async Task<Ok<YearJson>> List(int? year, IMediator mediator, CancellationToken cancellation)
    {
        var found = await mediator.Send(new ShowDays.ShowDays(year), cancellation);
        return TypedResults.Ok(new YearJson(found.SchoolYear, [.. found.Own.Select(d => new OwnJson(d.Id, d.Version, d.Kind, d.Name, d.From, d.To, d.Instead))],
            found.Public, found.Open));
    }

    private static async Task<Created<MadeJson>> Add(DayDraft draft, IMediator mediator, CancellationToken cancellation)
    {
        var id = await mediator.Send(new AddDay(draft), cancellation);
        return TypedResults.Created($"/api/v1/school-days?year={draft.From!.Value.Year}", new MadeJson(id));
    }

    private static async Task<NoContent> Change(Guid day, int version, DayDraft draft, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new ChangeDay(day, version, draft), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid day, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new RemoveDay(day), cancellation);
        return TypedResults.NoContent();
    }

    internal sealed record MadeJson(Guid Id);

    /// <param name="Own">What the school has entered.</param>
    /// <param name="Public">Public holidays and moved days off, with their acts.</param>
    /// <param name="Open">Calendar years whose order on moved days off is not known.</param>
    internal sealed record YearJson(int SchoolYear, IReadOnlyList<OwnJson> Own, IReadOnlyList<DayFacts> Public, IReadOnlyList<int> Open);

    internal sealed record OwnJson(Guid Id, int Version, OwnDayKind Kind, string Name, DateOnly From, DateOnly To, DateOnly? Instead);
}
