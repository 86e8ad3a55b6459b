using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;
using MediatR;

namespace Gym24.Partnerships.Agreements.BasesOverview;

/// <summary>Partner, basis, what is done: the table of the school's project, from the register.</summary>
/// <param name="Without">Only partners whose cooperation rests on nothing that is known.</param>
[Requires(Permissions.ReadAgreements)]
internal sealed record BasesByPartner(bool Without = false) : IQuery<PartnerBases>;

/// <param name="Bare">How many partners with something on offer have no basis.</param>
internal sealed record PartnerBases(IReadOnlyList<PartnerLine> Lines, int Bare, Snapshot Snapshot);

/// <param name="Offerings">What is on offer now, by name.</param>
internal sealed record PartnerLine(PartnerCard Partner, IReadOnlyList<Basis> Bases, IReadOnlyList<Offering> Offerings);

internal sealed class BasesByPartnerHandler(Register register, CatalogueStore catalogue) : IRequestHandler<BasesByPartner, PartnerBases>
{
    public async Task<PartnerBases> Handle(BasesByPartner request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        var bases = (await register.All(cancellation)).SelectMany(b => b.Partners.Concat(b.Offerings.SelectMany(o => MainPartner(snapshot, o))).Distinct().Select(p => (p, b)))
            .ToLookup(p => p.p, p => p.b);
        // The school is a side of everything: it has no line of its own. An act stands only where the partner's card names it.
        var lines = snapshot.ListedPartners.Where(p => !AgreementWords.IsSchool(snapshot, p.Id))
            .Select(p => new PartnerLine(p, [.. bases[p.Id].Where(b => !AgreementKinds.IsAct(b.Kind) || p.LegalBasis.Contains(b.Id)).OrderBy(b => AgreementKinds.IsAct(b.Kind)).ThenByDescending(b => b.Date)],
                [.. snapshot.OfferingsOf(p.Id).Where(i => !i.Historic).Select(i => i.Offering)]))
            .Where(l => l.Bases.Count + l.Offerings.Count + l.Partner.Cooperation.Count > 0).ToList();
        var bare = lines.Where(l => l.Bases.Count == 0).ToList();
        return new(request.Without ? bare : lines, bare.Count, snapshot);
    }

    private static IEnumerable<string> MainPartner(Snapshot snapshot, string offering) => snapshot.Find(offering)?.Item.Offering.Partners.Take(1) ?? [];
}
