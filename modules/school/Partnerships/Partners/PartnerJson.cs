using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Partners;

/// <summary>A partner organisation in the words of the catalogue format. What the sources do not state is null or an empty list.</summary>
/// <param name="Offerings">How many offerings name it, history included.</param>
internal sealed record PartnerJson(
    string Id, string Name, string ShortName, string? NameEn, IReadOnlyList<string> OtherNames, string Kind, string? Parent, string? City,
    IReadOnlyList<string> Urls, IReadOnlyList<string> Cooperation, IReadOnlyList<string> Directions, IReadOnlyList<string> Audience,
    IReadOnlyList<string> LegalBasis, PeriodJson? Period, string Status, string? Notes, IReadOnlyList<string> Inferred,
    IReadOnlyList<ConflictNote> Conflicts, IReadOnlyList<SourceNote> Sources, string Module, bool Withdrawn, int Offerings)
{
    internal static PartnerJson Of(PartnerCard p, Snapshot snapshot) => new(
        p.Id, p.Name, p.ShortName, p.NameEn, p.OtherNames, p.Kind, p.Parent, p.City, p.Urls, p.Cooperation, p.Directions, p.Audience, p.LegalBasis,
        p.From is null && p.To is null ? null : new PeriodJson(p.From, p.To), p.Status == OfferingStatus.Historic ? "historic" : "active", p.Notes,
        p.Inferred, p.Conflicts, p.Sources, p.Module, p.Withdrawn, snapshot.OfferingsOf(p.Id).Count);
}

/// <summary>Since when and until when, as far as stated.</summary>
internal sealed record PeriodJson(DateOnly? From, DateOnly? To);
