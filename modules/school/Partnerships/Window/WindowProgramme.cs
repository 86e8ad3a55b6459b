using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;

namespace Gym24.Partnerships.Window;

/// <summary>The listed offerings some partners have a part in, active ones first.</summary>
internal static class WindowProgramme
{
    public static IReadOnlyList<Offering> Of(Snapshot catalogue, IReadOnlyList<string> partners) =>
        [.. partners.SelectMany(catalogue.OfferingsOf).Select(i => i.Offering).DistinctBy(o => o.Id).OrderBy(o => o.Status)];
}
