using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Show;

/// <summary>An offering, or a part of one by its own id; also of a module that is off.</summary>
[Public(Catalogue = true)]
internal sealed record ShowOffering(string Id) : IQuery<ShownOffering>;

internal sealed record ShownOffering(Snapshot Snapshot, CatalogueItem Item, Variant? Part);

internal sealed class ShowOfferingHandler(CatalogueStore catalogue) : IRequestHandler<ShowOffering, ShownOffering>
{
    public Task<ShownOffering> Handle(ShowOffering request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        var (item, part) = snapshot.Find(request.Id) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Offering.NotFound"]);
        return Task.FromResult(new ShownOffering(snapshot, item, part));
    }
}
