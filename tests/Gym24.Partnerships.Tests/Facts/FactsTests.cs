using System.Text.RegularExpressions;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.ListConflicts;
using Gym24.Partnerships.Offerings;
using Gym24.Partnerships.Offerings.Find;
using Gym24.Partnerships.Offerings.Show;
using Gym24.Partnerships.Partners;
using Gym24.Partnerships.Tests.Offerings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Gym24.Partnerships.Tests.Facts;

/// <summary>Every offering, organisation, document and contradiction of the gymnasium's documents is found, with its source in a person's words.</summary>
public sealed partial class FactsTests(RealCatalogue real) : IClassFixture<RealCatalogue>
{
    private static readonly ILookup<string, string[]> Facts = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Facts", "facts.txt"))
        .Where(l => !l.StartsWith('#')).Select(l => l.Split(' ', 2)).ToLookup(l => l[0], l => l[1].Split(';', StringSplitOptions.TrimEntries));

    private Snapshot Snapshot => real.School.Snapshot;

    [Fact]
    public async Task Every_offering_is_listed_once_and_no_other()
    {
        var expected = Facts["offering"].ToDictionary(f => f[0]);
        var listed = new List<OfferingJson>();
        for (var page = 1; listed.Count < expected.Count && page <= 3; page++)
        {
            var query = new QueryCollection(QueryHelpers.ParseQuery($"size=200&page={page}"));
            listed.AddRange((await real.School.School.Send(new FindOfferings(query))).Result.Items.Select(i => OfferingJson.Of(i)));
        }

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), listed.Select(o => o.Id).Order(StringComparer.Ordinal));
        foreach (var o in listed)
            Assert.Equal(string.Join("; ", expected[o.Id]),
                $"{o.Id}; {o.Module}; {o.Partners[0]}; {o.Status}; {o.Variants.Count}; {Documents(o.Sources)}");
        Assert.All(listed, o => InWords(o.Id, o.Sources));
    }

    [Fact]
    public async Task Every_part_is_found_by_its_own_id()
    {
        foreach (var part in Snapshot.Listed.SelectMany(i => i.Offering.Variants))
            Assert.NotNull((await real.School.School.Send(new ShowOffering(part.Id))).Part);
    }

    [Fact]
    public async Task Every_organisation_has_a_card_and_no_other()
    {
        var found = await real.School.School.Send(new FindPartners());
        Assert.Equal(Facts["partner"].Select(f => f[0]).Order(StringComparer.Ordinal), found.Partners.Select(p => p.Id).Order(StringComparer.Ordinal));
        foreach (var fact in Facts["partner"])
        {
            var shown = await real.School.School.Send(new ShowPartner(fact[0]));
            var card = PartnerJson.Of(shown.Partner, shown.Snapshot);
            Assert.Equal(string.Join("; ", fact), $"{card.Id}; {card.Kind}; {card.Status}; {Documents(card.Sources)}");
            InWords(card.Id, card.Sources);
        }
    }

    [Fact]
    public void Every_document_has_its_number_and_date()
    {
        Assert.Equal(Facts["document"].Select(f => string.Join("; ", f)).Order(StringComparer.Ordinal),
            Snapshot.Documents.Values.Select(d => $"{d.Id}; {d.Number}; {d.Date:yyyy-MM-dd}; {Documents(d.Sources)}").Order(StringComparer.Ordinal));
        Assert.All(Snapshot.Documents.Values, d => InWords(d.Id, d.Sources));
        Assert.All(Snapshot.Documents.Values, d => Assert.False(d.Withdrawn));
    }

    [Fact]
    public async Task Every_contradiction_is_shown_with_what_each_side_says()
    {
        real.School.School.Caller.Only();
        var listed = await real.School.School.Send(new ListConflicts());

        Assert.Equal(Facts["conflict"].Select(f => string.Join("; ", f)).Order(StringComparer.Ordinal),
            listed.Conflicts.Select(c => $"{c.Id}; {c.Severity}").Order(StringComparer.Ordinal));
        Assert.Equal(listed.Conflicts.Select(c => c.Severity).Distinct(), ["high", "medium", "low"]);
        Assert.All(listed.Conflicts, c => Assert.DoesNotMatch(LineNumber(), $"{c.Topic} {c.A} {c.B} {c.Suggestion}"));
        var cited = Snapshot.Listed.SelectMany(i => i.Offering.Conflicts).Concat(Snapshot.Partners.Values.SelectMany(p => p.Conflicts))
            .Concat(Snapshot.Documents.Values.SelectMany(d => d.Conflicts)).Concat(Snapshot.Directions.Values.SelectMany(d => d.Conflicts)).ToList();
        Assert.All(cited, c => Assert.True(Snapshot.Conflicts.ContainsKey(c.Id), c.Id));
        Assert.All(cited, c => Assert.DoesNotMatch(LineNumber(), c.Note ?? ""));
    }

    /// <summary>What a card or an offering rests on is there, and so is whatever it names.</summary>
    [Fact]
    public void Nothing_is_named_that_is_not_described()
    {
        foreach (var item in Snapshot.Listed)
        {
            Assert.All(item.Offering.Partners, p => Assert.True(Snapshot.Partners.ContainsKey(p), p));
            Assert.All(item.Offering.LegalBasis, d => Assert.True(Snapshot.Documents.ContainsKey(d), d));
        }
        Assert.All(Snapshot.Documents.Values.SelectMany(d => d.Parties), p => Assert.True(Snapshot.Partners.ContainsKey(p), p));
    }

    private static string Documents(IReadOnlyList<SourceNote> sources) =>
        string.Join('+', sources.Select(s => s.Document).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A title and a section that a person finds in the paper: no numbers of lines, no codes of files.</summary>
    private void InWords(string id, IReadOnlyList<SourceNote> sources)
    {
        Assert.True(sources.Count > 0, id);
        foreach (var source in sources)
        {
            Assert.True(Snapshot.Sources.TryGetValue(source.Document, out var document), $"{id}: {source.Document}");
            Assert.True(document!.Title.Length > 20, id);
            Assert.DoesNotMatch(LineNumber(), source.Section);
        }
    }

    [GeneratedRegex(@"\bl\.\s*\d|\b00[0-2]\b|стр\. \d")]
    private static partial Regex LineNumber();
}
