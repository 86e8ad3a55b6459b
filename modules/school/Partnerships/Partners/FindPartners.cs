using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Partners;

/// <summary>The organisations that active modules describe: the partners with most offerings first.</summary>
[Public(Catalogue = true)]
internal sealed record FindPartners : IQuery<FoundPartners>;

internal sealed record FoundPartners(Snapshot Snapshot, IReadOnlyList<PartnerCard> Partners);

internal sealed class FindPartnersHandler(CatalogueStore catalogue) : IRequestHandler<FindPartners, FoundPartners>
{
    public Task<FoundPartners> Handle(FindPartners request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        return Task.FromResult(new FoundPartners(snapshot, snapshot.ListedPartners));
    }
}

/// <summary>An organisation, also of a module that is off.</summary>
[Public(Catalogue = true)]
internal sealed record ShowPartner(string Id) : IQuery<ShownPartner>;

internal sealed record ShownPartner(Snapshot Snapshot, PartnerCard Partner, IReadOnlyList<CatalogueItem> Offerings);

internal sealed class ShowPartnerHandler(CatalogueStore catalogue) : IRequestHandler<ShowPartner, ShownPartner>
{
    public Task<ShownPartner> Handle(ShowPartner request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        if (!snapshot.Partners.TryGetValue(request.Id, out var partner))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Partner.NotFound"]);
        return Task.FromResult(new ShownPartner(snapshot, partner, snapshot.OfferingsOf(partner.Id)));
    }
}
