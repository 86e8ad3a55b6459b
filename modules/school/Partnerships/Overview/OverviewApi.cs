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
            [.. found.Counts.Select(c => new CountJson(c.Grade, $"{c.Month:yyyy-MM}", c.People))], found.Counts.Count,
            [.. found.Months.Select(m => new MonthJson($"{m.Month:yyyy-MM}", m.People, m.ByGrade))]));
    }

    internal sealed record HeadCountsJson(string Partner, int SchoolYear, int Runs, IReadOnlyList<CountJson> Items, int Total, IReadOnlyList<MonthJson> Months);

    /// <param name="People">A number as text; outside the school also <c>&lt;5</c> and <c>≥5</c>.</param>
    internal sealed record CountJson(int? Grade, string Month, string People);

    /// <param name="People">Of all grades.</param>
    /// <param name="ByGrade">False: outside the school the month must not be told by grade, and has no items.</param>
    internal sealed record MonthJson(string Month, string People, bool ByGrade);
}
