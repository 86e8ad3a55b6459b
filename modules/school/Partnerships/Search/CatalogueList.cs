using Gym24.Contracts;
using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Catalogue;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Search;

/// <summary>What is found of the catalogue, worked out once for each snapshot.</summary>
internal sealed class CatalogueList(string kind, CatalogueStore catalogue, Func<Snapshot, IEnumerable<SearchEntry>> read) : ISearchList
{
    private (Snapshot Of, IReadOnlyList<SearchEntry> Entries) _last = (Snapshot.Empty, []);

    public string Kind => kind;

    public IReadOnlyList<SearchEntry> Entries
    {
        get
        {
            var (snapshot, last) = (catalogue.Current, _last);
            if (last.Of == snapshot)
                return last.Entries;
            IReadOnlyList<SearchEntry> entries = [.. read(snapshot)];
            _last = (snapshot, entries);
            return entries;
        }
    }

    public static IEnumerable<SearchEntry> Offerings(Snapshot snapshot) => snapshot.Listed.Select(item =>
        new SearchEntry(item.Offering.Id, item.Offering.Name, $"/catalogue/{item.Offering.Id}", string.Join(", ", item.Offering.Partners.Select(snapshot.PartnerName)))
        {
            Words = $"{item.PartnerText} ; {item.OtherText}",
            // What is history stands behind what is offered now.
            SortKey = (item.Historic ? "2 " : "1 ") + item.SortKey,
        });

    public static IEnumerable<SearchEntry> Partners(Snapshot snapshot) => snapshot.ListedPartners.Select(card =>
        new SearchEntry(card.Id, card.ShortName, $"/partners/{card.Id}", card.Name == card.ShortName ? card.City : card.Name)
        {
            Names = string.Join(" ; ", card.OtherNames.Append(card.Name).Append(card.NameEn)),
            Words = $"{card.City} ; {card.Id}",
        });

    public static IEnumerable<SearchEntry> Documents(Snapshot snapshot, ISchool school) => snapshot.Documents.Values.Where(d => !d.Withdrawn)
        .Select(d => Entry(new Basis(d, null, snapshot, [], [], school.Today, 0), snapshot));

    public static SearchEntry Entry(Basis basis, Snapshot snapshot) => new(basis.Id,
        T.Both("Search.Title", (Func<string>)(() => AgreementWords.Full(basis))), $"/agreements/{basis.Id}", string.Join(", ", basis.Partners.Select(snapshot.PartnerName)));
}
