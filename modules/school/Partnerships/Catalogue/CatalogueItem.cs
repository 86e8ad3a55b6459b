using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Offerings.Correcting;

namespace Gym24.Partnerships.Catalogue;

/// <summary>An offering of the snapshot with what searching and filtering need, worked out once.</summary>
internal sealed class CatalogueItem
{
    /// <summary>As the module ships it.</summary>
    public required Offering Shipped { get; init; }

    /// <summary>With the school's corrections.</summary>
    public required Offering Offering { get; init; }

    public OfferingCorrection? Correction { get; init; }
    public IReadOnlyList<string> Corrected => _corrected ??= Correction?.Overrides.Fields ?? [];
    private IReadOnlyList<string>? _corrected;

    public required string SortKey { get; init; }

    /// <summary>Months it takes place in, as far as can be told: see <see cref="Months"/>.</summary>
    public required IReadOnlyList<int> Months { get; init; }

    /// <summary>For each filter the positions of its values; 0 is "not stated".</summary>
    public required ushort[][] Places { get; init; }

    /// <summary>Folded words with a blank before each.</summary>
    public required string NameText { get; init; }
    public required string PartnerText { get; init; }
    public required string OtherText { get; init; }

    public bool Historic => Offering.Status == OfferingStatus.Historic;
}
