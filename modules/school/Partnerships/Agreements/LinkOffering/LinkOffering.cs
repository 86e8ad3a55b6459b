using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Catalogue;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.LinkOffering;

/// <summary>Says that an offering rests on a legal basis; said twice, it is said once.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record LinkOffering(string Id, string Offering) : ICommand<Unit>, IValidated
{
    public void Validate(Faults faults) => faults.Text("offering", Offering, AgreementTables.IdLength);
}

internal sealed class LinkOfferingHandler(AgreementBook book, CatalogueStore catalogue) : IRequestHandler<LinkOffering, Unit>
{
    public async Task<Unit> Handle(LinkOffering request, CancellationToken cancellation)
    {
        if (catalogue.Current.Find(request.Offering) is not { } found)
            throw new Refusal(RefusalKind.Invalid, "unknown-offering", T["Agreement.UnknownOffering"], "offering");
        var (row, before) = await book.Hold(request.Id, null, cancellation);
        var offering = found.Item.Offering;
        if (before.Offerings.Contains(offering.Id))
            return Unit.Value;
        row.Offerings.Add(new AgreementLink { AgreementId = row.Id, Offering = offering.Id });
        book.Note(row, "linked", offering.Name);
        return Unit.Value;
    }
}

/// <summary>Takes back what the school said; what the catalogue says stays.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record UnlinkOffering(string Id, string Offering) : ICommand<Unit>;

internal sealed class UnlinkOfferingHandler(AgreementBook book, CatalogueStore catalogue) : IRequestHandler<UnlinkOffering, Unit>
{
    public async Task<Unit> Handle(UnlinkOffering request, CancellationToken cancellation)
    {
        var (row, before) = await book.Hold(request.Id, null, cancellation);
        if (row.Offerings.RemoveAll(o => o.Offering == request.Offering) > 0)
            book.Note(row, "unlinked", catalogue.Current.Find(request.Offering)?.Item.Offering.Name ?? request.Offering);
        else if (before.Offerings.Contains(request.Offering))
            throw new Refusal(RefusalKind.Rule, "shipped", T["Agreement.ShippedLink"]);
        else
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Agreement.UnknownOffering"]);
        return Unit.Value;
    }
}
