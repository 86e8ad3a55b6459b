using Gym24.Contracts;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Offerings.Find;
using Gym24.Partnerships.Tests.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Gym24.Partnerships.Tests.Offerings;

public sealed class FindOfferingsTests(RealCatalogue real) : IClassFixture<RealCatalogue>
{
    [Theory]
    [InlineData("", 228)]
    [InlineData("partner=tgu", 41)]
    [InlineData("partner=tgpu", 32)]
    [InlineData("partner=aleic", 12)]
    [InlineData("partner=tpu", 16)]
    [InlineData("partner=tusur", 15)]
    [InlineData("partner=britannia", 8)]
    [InlineData("partner=rgo-tomsk", 1)]
    [InlineData("partner=tomsk-schools", 3)]
    [InlineData("partner=tpu&partner=tusur", 31)]
    [InlineData("status=historic", 32)]
    [InlineData("status=active", 196)]
    [InlineData("kind=excursion", 6)]
    [InlineData("kind=none", 0)]
    [InlineData("audience=teachers", 63)]
    [InlineData("level=none", 142)]
    [InlineData("level=regional", 24)]
    [InlineData("grade=none", 196)]
    [InlineData("partner=tusur&grade=none", 15)]
    [InlineData("subject=none&partner=tusur", 11)]
    [InlineData("partner=tusur&month=3", 6)]
    [InlineData("partner=tusur&month=5", 1)]
    [InlineData("partner=tusur&month=none", 8)]
    [InlineData("direction=dir-teacher-cpd", 55)]
    [InlineData("direction=none", 0)]
    [InlineData("grade=2", 4)]
    public async Task Filters_find(string address, int total) => Assert.Equal(total, (await Find(address)).Result.Total);

    [Theory]
    [InlineData("олимпиада тусур", "tusur-olympiad-physics")]
    [InlineData("ОЛИМПИАДАМИ ТУСУР физике", "tusur-olympiad-physics")]
    [InlineData("tusur robotics", "tusur-scientific-session-school")]
    [InlineData("кругосветки", "tgu-geo-krugosvetka")]
    [InlineData("океанов", "strany-i-kontinenty")]
    [InlineData("старшеклассников исследовательские", "tgu-senior-works-contest")]
    [InlineData("сети\u0301 несуществующее", null)]
    public async Task Words_find_whatever_their_case_and_ending(string typed, string? expected)
    {
        var found = await Find("q=" + Uri.EscapeDataString(typed));

        if (expected is null)
            Assert.Equal(0, found.Result.Total);
        else
            Assert.Contains(expected, found.Result.Items.Select(i => i.Offering.Id));
    }

    [Fact]
    public async Task E_with_dots_and_without_find_the_same()
    {
        Assert.Equal((await Find("q=" + Uri.EscapeDataString("учёных"))).Result.Total, (await Find("q=" + Uri.EscapeDataString("ученых"))).Result.Total);
        Assert.Contains("tgu-high-tech-week", (await Find("q=" + Uri.EscapeDataString("разработки ученых"))).Result.Items.Select(i => i.Offering.Id));
    }

    [Fact]
    public async Task A_match_in_the_name_comes_first()
    {
        var found = await Find("q=" + Uri.EscapeDataString("конференция"));

        Assert.Contains("онференция", found.Result.Items[0].Offering.Name);
        Assert.True(found.Result.Items.Count > 3);
    }

    [Fact]
    public async Task Without_words_the_order_is_that_of_names()
    {
        var keys = (await Find("size=200")).Result.Items.Select(i => Fold.SortKey(i.Offering.Name)).ToList();

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task Pages_do_not_overlap_and_end()
    {
        var first = await Find("size=20");
        var last = await Find("size=20&page=12");

        Assert.Equal((20, 8, 228), (first.Result.Items.Count, last.Result.Items.Count, last.Result.Total));
        Assert.Empty((await Find("size=20&page=13")).Result.Items);
        Assert.Equal(50, (await Find("")).Result.Items.Count);
    }

    [Fact]
    public async Task A_count_beside_a_value_is_what_choosing_it_finds()
    {
        foreach (var address in new[] { "", "partner=tgu", "partner=tgu&kind=profile-shift", "q=" + Uri.EscapeDataString("физика") + "&audience=pupils" })
        {
            var found = await Find(address);
            foreach (var filter in found.Snapshot.Filters)
                for (var i = 0; i < filter.Values.Count; i++)
                {
                    var query = QueryHelpers.ParseQuery(address);
                    query.Remove(filter.Name);
                    query[filter.Name] = filter.Values[i];
                    var chosen = await real.School.School.Send(new FindOfferings(new QueryCollection(query)));
                    Assert.Equal(chosen.Result.Total, found.Result.Facets[filter.Index][i]);
                }
        }
    }

    [Fact]
    public async Task A_page_hides_history_until_asked_and_says_how_much()
    {
        var shown = await Find("partner=britannia", forPage: true);
        Assert.Equal((5, 3), (shown.Result.Total, shown.Result.Hidden));
        Assert.Equal((8, 0), await Counts("partner=britannia&history=true"));
        Assert.Equal((3, 0), await Counts("partner=britannia&status=historic"));

        async Task<(int, int)> Counts(string address)
        {
            var found = await Find(address, forPage: true);
            return (found.Result.Total, found.Result.Hidden);
        }
    }

    [Theory]
    [InlineData("grade=abc", "grade")]
    [InlineData("grade=15", "grade")]
    [InlineData("grade=06", "grade")]
    [InlineData("month=13", "month")]
    [InlineData("size=0", "size")]
    [InlineData("size=100000", "size")]
    [InlineData("page=-1", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("kind=unknown", "kind")]
    [InlineData("partner=nobody", "partner")]
    [InlineData("direction=dir-nowhere", "direction")]
    [InlineData("status=gone", "status")]
    [InlineData("sort=price", "sort")]
    [InlineData("q=%00", "q")]
    public async Task A_wrong_parameter_is_refused_by_its_name_and_left_out_on_a_page(string address, string field)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Find(address));
        Assert.Equal((RefusalKind.Invalid, field), (refusal.Kind, Assert.Single(refusal.Faults).Field));

        var page = await Find(address, forPage: true);
        Assert.Equal(196, page.Result.Total);
        Assert.Equal(field, Assert.Single(page.Faults).Field);
    }

    [Fact]
    public async Task An_unknown_kind_is_answered_with_those_that_are_known()
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Find("kind=unknown"));

        Assert.Contains("preparatory-course", refusal.Message);
    }

    [Fact]
    public async Task Too_long_words_are_refused() =>
        Assert.Equal("too-long", Assert.Single((await Assert.ThrowsAsync<Refusal>(() => Find("q=" + new string('a', 201)))).Faults).Code);

    private Task<FoundOfferings> Find(string address, bool forPage = false) =>
        real.School.School.Send(new FindOfferings(new QueryCollection(QueryHelpers.ParseQuery(address)), forPage));
}

/// <summary>The real files, loaded once for a class of tests that only read.</summary>
public sealed class RealCatalogue : IAsyncLifetime
{
    internal CatalogueSchool School { get; private set; } = null!;

    public async ValueTask InitializeAsync() => School = await CatalogueSchool.Real();

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
