using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Keeping;

namespace Gym24.Partnerships.Tests.Catalogue;

public sealed class RealCatalogueTests
{
    [Fact]
    public async Task Every_file_of_the_repository_loads_without_a_message()
    {
        await using var school = await CatalogueSchool.Real();

        Assert.Empty(school.Messages);
        Assert.Equal(228, school.Snapshot.Listed.Length);
        Assert.Equal(196, school.Snapshot.Listed.Count(i => !i.Historic));
        Assert.Equal(24, school.Snapshot.Listed.Sum(i => i.Offering.Variants.Count));
        Assert.Equal(52, school.Snapshot.ListedPartners.Count);
        Assert.Equal(8, school.Snapshot.Directions.Count);
        Assert.Equal(74, school.Snapshot.Conflicts.Count);
        Assert.Equal(47, school.Snapshot.Documents.Count);
    }

    [Fact]
    public async Task A_part_is_found_by_its_own_id_and_is_no_offering_of_its_own()
    {
        await using var school = await CatalogueSchool.Real();

        Assert.Equal("tgu-olympiad-courses", school.Offerings.Find("tgu-olympiad-course-physics")!.Id);
        Assert.Equal("tgu-distance-school-pilot", school.Offerings.Find("tgu-model-new-profile")!.Id);
        Assert.DoesNotContain(school.Snapshot.Listed, i => i.Offering.Id == "tgu-olympiad-course-physics");
        Assert.Null(school.Offerings.Find("nobody-offers-this"));
    }

    [Fact]
    public async Task A_module_finds_what_it_ships_in_the_order_of_its_file()
    {
        await using var school = await CatalogueSchool.Real();

        var tusur = school.Offerings.OfModule("tusur");
        Assert.Equal(15, tusur.Count);
        Assert.Equal("tusur-olympiad-prep", tusur[0].Id);
        Assert.Equal(45, school.Offerings.Find("tusur-excursions")!.Capacity!.Max);
        Assert.Equal([3, 4], school.Offerings.Find("tusur-olympiad-physics")!.When!.Months);
    }

    [Fact]
    public async Task What_was_just_read_is_shown_as_it_is_kept()
    {
        await using var school = await CatalogueSchool.Real();
        var read = Kept(school.Snapshot);
        Assert.NotEmpty(read);
        await school.NextGeneration();
        Assert.Equal(read, Kept(school.Snapshot));
    }

    private static List<string> Kept(Snapshot snapshot) =>
    [
        .. snapshot.Listed.Select(i => KeptJson.Write(i.Shipped)), .. snapshot.ListedPartners.Select(KeptJson.Write),
        .. snapshot.Documents.Values.Select(KeptJson.Write).Order(StringComparer.Ordinal), .. snapshot.Directions.Values.Select(KeptJson.Write).Order(StringComparer.Ordinal),
        .. snapshot.Conflicts.Values.Select(KeptJson.Write).Order(StringComparer.Ordinal), .. snapshot.Sources.Values.Select(KeptJson.Write).Order(StringComparer.Ordinal),
    ];
}
