using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Offerings;
using Gym24.Partnerships.Offerings.Find;
using Gym24.Partnerships.Offerings.Reopening;
using Gym24.Partnerships.Offerings.Show;
using Gym24.Partnerships.Partners;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Conflict = Gym24.Partnerships.Catalogue.Reading.Conflict;

namespace Gym24.Partnerships.Catalogue;

/// <summary>The public part of the API: partners and offerings.</summary>
internal static class CatalogueApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/partners", Partners).WithName("ListPartners").WithTags("Catalogue")
            .WithSummary("Partner organisations of the active modules").Public(catalogue: true);
        api.MapGet("/partners/{id}", Partner).WithName("GetPartner").WithTags("Catalogue")
            .WithSummary("One partner organisation").ProducesProblem(404).Public(catalogue: true);
        api.MapGet("/offerings", Offerings).WithName("ListOfferings").WithTags("Catalogue")
            .WithSummary("Offerings by filters, each of which may be repeated; the value none means not stated")
            .ProducesProblem(400).Public(catalogue: true);
        api.MapGet("/offerings/{id}", OfferingById).WithName("GetOffering").WithTags("Catalogue")
            .WithSummary("One offering, or a variant by its own id").ProducesProblem(404).Public(catalogue: true);
        api.MapGet("/conflicts", Conflicts).WithName("ListConflicts").WithTags("Catalogue")
            .WithSummary("Where the sources of the catalogue disagree, the gravest first").SignedIn();
        api.MapPost("/offerings/{id}/reopening", Reopen).WithName("ReopenOffering").WithTags("Catalogue")
            .WithSummary("Offers again what stands only in older sources, or no longer; open runs go on")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.CorrectOfferings);
    }

    private static async Task<Ok<Paged<Conflict>>> Conflicts(IMediator mediator, CancellationToken cancellation)
    {
        var listed = await mediator.Send(new ListConflicts.ListConflicts(), cancellation);
        return TypedResults.Ok(new Paged<Conflict>(listed.Conflicts, listed.Conflicts.Count));
    }

    /// <param name="Number">Of the last correction the caller has seen; 0 when there was none.</param>
    private sealed record ReopeningBody(int Number, bool Open, string? Reason);

    private static async Task<NoContent> Reopen(string id, ReopeningBody body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new ReopenOffering(id, body.Number, body.Open, body.Reason), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Paged<PartnerJson>>> Partners(IMediator mediator, CancellationToken cancellation)
    {
        var found = await mediator.Send(new FindPartners(), cancellation);
        return TypedResults.Ok(new Paged<PartnerJson>([.. found.Partners.Select(p => PartnerJson.Of(p, found.Snapshot))], found.Partners.Count));
    }

    private static async Task<Ok<PartnerJson>> Partner(string id, IMediator mediator, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowPartner(id), cancellation);
        return TypedResults.Ok(PartnerJson.Of(shown.Partner, shown.Snapshot));
    }

    /// <summary>Parameters are bound as text, so that a wrong one is told by its name and not refused by the framework.</summary>
    private static async Task<Ok<Paged<OfferingJson>>> Offerings(
        IMediator mediator, HttpRequest request, string[]? partner, string[]? kind, string[]? audience, string[]? grade, string[]? subject,
        string[]? direction, string[]? level, string[]? month, string? status, string? q, string? sort, string? page, string? size,
        CancellationToken cancellation)
    {
        var found = await mediator.Send(new FindOfferings(request.Query), cancellation);
        return TypedResults.Ok(new Paged<OfferingJson>([.. found.Result.Items.Select(i => OfferingJson.Of(i))], found.Result.Total));
    }

    private static async Task<Ok<OfferingJson>> OfferingById(string id, IMediator mediator, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowOffering(id), cancellation);
        return TypedResults.Ok(OfferingJson.Of(shown.Item, shown.Part));
    }
}
