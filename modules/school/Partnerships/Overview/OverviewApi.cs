using Gym24.Contracts.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Partnerships.Overview;

internal static class OverviewApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/partners/{id}/head-counts", Counts).WithName("GetHeadCounts").WithTags("Runs")
            .WithSummary("People with a place in a partner's runs, by grade and month; outside the school small numbers are not told")
            .ProducesProblem(403).Requires(Permissions.ReadHeadCounts);

    private static async Task<Ok<HeadCountsJson>> Counts(string id, int? year, IMediator mediator, CancellationToken cancellation)
    {
        var found = await mediator.Send(new ReadHeadCounts(id, year), cancellation);
        return TypedResults.Ok(new HeadCountsJson(found.Partner, found.SchoolYear, found.Runs,
            [.. found.Counts.Select(c => new CountJson(c.Grade, $"{c.Month:yyyy-MM}", found.Say(c.People)))], found.Counts.Count));
    }

    internal sealed record HeadCountsJson(string Partner, int SchoolYear, int Runs, IReadOnlyList<CountJson> Items, int Total);

    /// <param name="People">A number as text, or <c>&lt;5</c>.</param>
    internal sealed record CountJson(int? Grade, string Month, string People);
}
