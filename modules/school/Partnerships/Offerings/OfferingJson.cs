using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;

namespace Gym24.Partnerships.Offerings;


/// <summary>
/// An offering in the words of the catalogue format. What the sources do not state is null, a list that is not stated is empty;
/// <see cref="NotStated"/> names both.
/// </summary>
/// <param name="VariantOf">Set when the id is that of a variant: the offering it belongs to; <paramref name="PartOf"/> then says the same.</param>
/// <param name="MonthsDerived">The months the filter <c>month</c> uses: stated ones, or those of dates, season or semesters.</param>
/// <param name="NotStated">Fields that the sources do not state.</param>
/// <param name="Corrected">Fields that hold the school's correction in place of the module's value.</param>
/// <param name="Withdrawn">The module is off, removed or no longer ships it.</param>
internal sealed record OfferingJson(
    string Id, string Name, IReadOnlyList<string> Partners, string Kind, IReadOnlyList<string> AlsoKinds, IReadOnlyList<string> Audience,
    GradesJson? Grades, string? GradesNote, IReadOnlyList<string> Subjects, string? Direction, IReadOnlyList<string> ActivityTypes, string? Level,
    Timing? When, IReadOnlyList<int> MonthsDerived, Capacity? Capacity, DurationJson? Duration, IReadOnlyList<string> Urls, string Status,
    string? Note, string? Aim, string? Unspecified, bool OwnLabel, string? SourceSpelling, string? PartOf, string? VariantOf,
    IReadOnlyList<string> Coordinators, IReadOnlyList<string> Stages, IReadOnlyList<Round> Rounds, IReadOnlyList<Track> Tracks,
    IReadOnlyList<Variant> Variants, IReadOnlyList<string> LegalBasis, IReadOnlyList<string> Rows, IReadOnlyList<string> Inferred,
    IReadOnlyList<ConflictNote> Conflicts, IReadOnlyList<SourceNote> Sources, IReadOnlyList<string> NotStated, IReadOnlyList<string> Corrected,
    string Module, bool Withdrawn)
{
    internal static OfferingJson Of(Offering offering) => Of(offering, Months.Of(offering.When), [], null);

    internal static OfferingJson Of(CatalogueItem item, Variant? part = null)
    {
        var o = part is null ? item.Offering : item.Offering with
        {
            Id = part.Id, Name = part.Name, Subjects = part.Subjects.Count > 0 ? part.Subjects : item.Offering.Subjects,
            Capacity = part.Capacity ?? item.Offering.Capacity, Variants = [],
        };
        return Of(o, item.Months, item.Corrected, part is null ? null : item.Offering.Id);
    }

    private static OfferingJson Of(Offering o, IReadOnlyList<int> months, IReadOnlyList<string> corrected, string? owner) =>
        new(
            o.Id, o.Name, o.Partners, o.Kind, o.AlsoKinds, o.Audience, GradesJson.Of(o.Grades), o.GradesNote, o.Subjects, o.Direction, o.ActivityTypes,
            o.Level, o.When, months, o.Capacity, o.Duration is null && o.DurationMonths is null ? null : new DurationJson(o.DurationMonths, o.Duration),
            o.Urls, o.Status == OfferingStatus.Historic ? "historic" : "active", o.Note, o.Aim, o.Unspecified, o.OwnLabel, o.SourceSpelling, owner ?? o.PartOf, owner,
            o.Coordinators, o.Stages, o.Rounds, o.Tracks, o.Variants, o.LegalBasis, o.Rows, o.Inferred, o.Conflicts, o.Sources,
            NotStatedFields.Of(o), corrected, o.Module, o.Withdrawn);
}

/// <summary>Grades without a gap as a range, others as a list.</summary>
internal sealed record GradesJson(int? From, int? To, IReadOnlyList<int>? List)
{
    internal static GradesJson? Of(IReadOnlyList<int> grades) => grades.Count switch
    {
        0 => null,
        var n when grades[^1] - grades[0] == n - 1 => new GradesJson(grades[0], grades[^1], null),
        _ => new GradesJson(null, null, grades),
    };
}

/// <summary>How long it takes.</summary>
internal sealed record DurationJson(int? Months, string? Text);

/// <summary>What a reader would want to know of an offering and the sources do not say.</summary>
internal static class NotStatedFields
{
    public static IReadOnlyList<string> Of(Offering offering)
    {
        var missing = new List<string>();
        void Need(string field, bool stated)
        {
            if (!stated)
                missing.Add(field);
        }
        Need("audience", offering.Audience.Count > 0);
        Need("grades", offering.Grades.Count > 0 || offering.GradesNote is not null || !offering.Audience.Contains("pupils"));
        Need("subjects", offering.Subjects.Count > 0);
        Need("level", offering.Level is not null);
        Need("when", offering.When is not null);
        Need("capacity", offering.Capacity is not null || offering.Variants.Any(v => v.Capacity is not null));
        Need("duration", offering.Duration is not null || offering.DurationMonths is not null);
        Need("urls", offering.Urls.Count > 0);
        Need("coordinators", offering.Coordinators.Count > 0);
        Need("legalBasis", offering.LegalBasis.Count > 0);
        return missing;
    }
}
