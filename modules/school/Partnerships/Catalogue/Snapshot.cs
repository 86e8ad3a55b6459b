using System.Collections.Frozen;
using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Keeping;
using Gym24.Partnerships.Catalogue.Reading;
using Gym24.Partnerships.Offerings.Correcting;
using Gym24.Partnerships.Offerings.Find;

namespace Gym24.Partnerships.Catalogue;

/// <summary>The catalogue at a moment, immutable and in memory: what pages and searches read.</summary>
internal sealed class Snapshot
{
    public static readonly Snapshot Empty = new([], new HashSet<string>(), new Dictionary<string, OfferingCorrection>());

    private readonly FrozenDictionary<string, (CatalogueItem Item, Variant? Part)> _byId;

    private readonly ILookup<string, CatalogueItem> _byPartner;

    private readonly Dictionary<string, string> _partnerTexts = [];

    public Snapshot(IReadOnlyList<CatalogueEntry> entries, IReadOnlySet<string> activeModules, IReadOnlyDictionary<string, OfferingCorrection> corrections)
    {
        bool Off(CatalogueEntry entry) => entry.Withdrawn || !activeModules.Contains(entry.Module);
        IEnumerable<CatalogueEntry> Of(string kind) => entries.Where(e => e.Kind == kind);

        Sources = Of(EntryKinds.Source).Select(e => e.Value<SourceDocument>()).ToFrozenDictionary(s => s.Id);
        Documents = Of(EntryKinds.Document)
            .Select(e => e.Value<LegalDocument>() with { Module = e.Module, Withdrawn = Off(e) }).ToFrozenDictionary(d => d.Id);
        Conflicts = Of(EntryKinds.Conflict).Select(e => e.Value<Conflict>()).ToFrozenDictionary(c => c.Id);
        Directions = Of(EntryKinds.Direction).Select(e => e.Value<Direction>()).ToFrozenDictionary(d => d.Id);
        Partners = Of(EntryKinds.Partner)
            .Select(e => e.Value<PartnerCard>() with { Module = e.Module, Withdrawn = Off(e) }).ToFrozenDictionary(p => p.Id);

        var offerings = Of(EntryKinds.Offering)
            .Select(e => (e.Position, Offering: e.Value<Offering>() with { Module = e.Module, Withdrawn = Off(e) })).ToList();
        var directions = Of(EntryKinds.Direction).OrderBy(e => e.Module, StringComparer.Ordinal).ThenBy(e => e.Position).Select(e => e.Id)
            .Union(offerings.Select(o => o.Offering.Direction).OfType<string>());
        var perPartner = offerings.Where(o => !o.Offering.Withdrawn).SelectMany(o => o.Offering.Partners).CountBy(p => p).ToDictionary();
        var byWeight = Partners.Values.OrderByDescending(p => perPartner.GetValueOrDefault(p.Id))
            .ThenBy(p => Fold.SortKey(p.ShortName), StringComparer.Ordinal).ToList();
        var partners = byWeight.Select(p => p.Id)
            .Union(offerings.SelectMany(o => o.Offering.Partners));
        Filters = Filter.Make(partners, directions);

        var kinds = KindWords();
        var items = offerings.Select(o => Item(o.Offering, corrections.GetValueOrDefault(o.Offering.Id), kinds)).ToList();
        Listed = [.. items.Where(i => !i.Offering.Withdrawn).OrderBy(i => i.SortKey, StringComparer.Ordinal).ThenBy(i => i.Offering.Id, StringComparer.Ordinal)];
        (Used, UsedNow) = (Places(Listed), Places(Listed.Where(i => !i.Historic)));
        ByModule = offerings.Zip(items).OrderBy(pair => pair.First.Position).Select(pair => pair.Second.Offering)
            .Where(o => !o.Withdrawn).ToLookup(o => o.Module);

        _byPartner = Listed.SelectMany(i => i.Offering.Partners.Select(p => (p, i))).ToLookup(pair => pair.p, pair => pair.i);
        ListedPartners = [.. byWeight.Where(p => !p.Withdrawn)];

        var byId = new Dictionary<string, (CatalogueItem, Variant?)>();
        foreach (var item in items.OrderBy(i => i.Offering.Withdrawn))
        {
            byId.TryAdd(item.Offering.Id, (item, null));
            foreach (var part in item.Offering.Variants)
                byId.TryAdd(part.Id, (item, part));
        }
        _byId = byId.ToFrozenDictionary();
    }

    /// <summary>Lists of offerings as they were shown.</summary>
    public RenderedLists Lists { get; } = new();

    /// <summary>Organisations of active modules: those with most offerings first, then by name.</summary>
    public IReadOnlyList<PartnerCard> ListedPartners { get; }

    /// <summary>What active modules offer, by name.</summary>
    public CatalogueItem[] Listed { get; }
    public ILookup<string, Offering> ByModule { get; }
    public Filter[] Filters { get; }

    /// <summary>For each filter the values that occur, and those that occur outside history.</summary>
    public bool[][] Used { get; }
    public bool[][] UsedNow { get; }
    public FrozenDictionary<string, PartnerCard> Partners { get; }
    public FrozenDictionary<string, Direction> Directions { get; }
    public FrozenDictionary<string, LegalDocument> Documents { get; }
    public FrozenDictionary<string, Conflict> Conflicts { get; }
    public FrozenDictionary<string, SourceDocument> Sources { get; }

    /// <summary>An offering or a part of one by id, also of modules that are off.</summary>
    public (CatalogueItem Item, Variant? Part)? Find(string id) => _byId.TryGetValue(id, out var found) ? found : null;

    /// <summary>Listed offerings that name the partner, by name.</summary>
    public IReadOnlyList<CatalogueItem> OfferingsOf(string partner) => [.. _byPartner[partner]];

    public string PartnerName(string id) => Partners.TryGetValue(id, out var partner) ? partner.ShortName : id;

    private bool[][] Places(IEnumerable<CatalogueItem> items)
    {
        bool[][] used = [.. Filters.Select(f => new bool[f.Values.Count])];
        foreach (var item in items)
            for (var filter = 0; filter < Filter.Count; filter++)
                foreach (var place in item.Places[filter])
                    used[filter][place] = true;
        return used;
    }

    private CatalogueItem Item(Offering shipped, OfferingCorrection? correction, IReadOnlyDictionary<string, string> kinds)
    {
        var offering = correction?.Overrides.Over(shipped) ?? shipped;
        var months = Months.Of(offering.When);
        return new CatalogueItem
        {
            Shipped = shipped,
            Offering = offering,
            Correction = correction,
            SortKey = Fold.SortKey(offering.Name),
            Months = months,
            Places =
            [
                Filters[Filter.Partner].Places(offering.Partners),
                Filters[Filter.Direction].Places(offering.Direction is null ? [] : [offering.Direction]),
                Filters[Filter.Kind].Places([offering.Kind, .. offering.AlsoKinds]),
                Filters[Filter.Audience].Places(offering.Audience),
                Filters[Filter.Grade].Places(offering.Grades.Select(Filter.Word)),
                Filters[Filter.Subject].Places(offering.Subjects),
                Filters[Filter.Level].Places(offering.Level is null ? [] : [offering.Level]),
                Filters[Filter.Month].Places(months.Select(Filter.Word)),
            ],
            NameText = SearchText.Text(offering.Name),
            PartnerText = TextOf(offering.Partners),
            OtherText = SearchText.Text([
                offering.Note, offering.Aim, offering.Unspecified,
                .. offering.Subjects.Append(offering.Kind).Concat(offering.AlsoKinds).Select(kinds.GetValueOrDefault),
                .. offering.Variants.Select(v => v.Name), .. offering.Tracks.Select(t => t.Name)]),
        };
    }

    /// <summary>Most offerings share their partners with many others.</summary>
    private string TextOf(IReadOnlyList<string> partners)
    {
        var key = string.Join(' ', partners);
        return _partnerTexts.TryGetValue(key, out var text) ? text : _partnerTexts[key] = SearchText.Text(partners.SelectMany(NamesOf));
    }

    private IEnumerable<string?> NamesOf(string partner) =>
        Partners.TryGetValue(partner, out var card) ? [partner, card.ShortName, card.Name, card.NameEn, .. card.OtherNames] : [partner];

    /// <summary>Titles of kinds and subjects in every language of the interface: both are searched.</summary>
    private static Dictionary<string, string> KindWords()
    {
        var words = new Dictionary<string, string>();
        var reader = CultureInfo.CurrentUICulture;
        foreach (var language in new[] { "ru", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            foreach (var list in new[] { Vocabulary.Kinds, Vocabulary.Subjects })
                foreach (var code in list.All)
                    words[code] = words.GetValueOrDefault(code) + " " + list.Word(code);
        }
        CultureInfo.CurrentUICulture = reader;
        return words;
    }
}
