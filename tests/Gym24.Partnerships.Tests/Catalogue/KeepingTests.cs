using Gym24.Partnerships.Catalogue.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Catalogue;

public sealed class KeepingTests
{
    [Fact]
    public async Task An_offering_of_a_module_that_is_off_stays_readable_and_is_not_listed()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Первый")), ("two", One("second", "Второй")));

        school.Off("one");
        await school.NextGeneration();

        Assert.Equal(["second"], school.Snapshot.Listed.Select(i => i.Offering.Id));
        var kept = school.Offerings.Find("first")!;
        Assert.True(kept.Withdrawn);
        Assert.Equal("Первый", kept.Name);
        Assert.Empty(school.Offerings.OfModule("one"));

        school.Ship("one", One("first", "Первый"));
        await school.NextGeneration();
        Assert.False(school.Offerings.Find("first")!.Withdrawn);
    }

    [Fact]
    public async Task An_update_makes_a_new_version_and_keeps_the_old_one()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Было") + One("second", "Рядом", head: false)));

        school.Ship("one", One("first", "Стало"));
        await school.NextGeneration();

        Assert.Equal("Стало", school.Offerings.Find("first")!.Name);
        Assert.True(school.Offerings.Find("second")!.Withdrawn);
        var versions = await Versions(school);
        Assert.Equal([("first", 1), ("first", 2), ("second", 1)], versions.Select(v => (v.Id, v.Version)));
        Assert.Contains("Было", versions[0].Json);
    }

    [Fact]
    public async Task Unchanged_files_are_not_read_again()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Первый")));
        var before = await State(school);
        school.School.Clock.Advance(TimeSpan.FromHours(1));

        await school.NextGeneration();

        Assert.Equal(before.At, (await State(school)).At);
    }

    [Fact]
    public async Task An_entry_that_became_faulty_keeps_its_last_good_copy()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Первый")));

        school.Ship("one", One("first", "Первый") + "    grades: { from: 12, to: 13 }\n");
        await school.NextGeneration();

        Assert.False(school.Offerings.Find("first")!.Withdrawn);
        Assert.Equal(2, school.Messages.Count());

        school.Ship("one", "offerings: [");
        await school.NextGeneration();
        Assert.False(school.Offerings.Find("first")!.Withdrawn);
        Assert.Single(school.Messages);
    }

    [Fact]
    public async Task Two_modules_with_one_id_are_told_and_the_first_keeps_it()
    {
        await using var school = await CatalogueSchool.Start(("one", One("same", "Первый")), ("two", One("same", "Второй")));

        Assert.Equal("Первый", school.Offerings.Find("same")!.Name);
        Assert.StartsWith("C031 two/catalogue.yaml:2 same.id", school.Messages.Single(m => m.StartsWith("C031", StringComparison.Ordinal)));

        school.Off("one");
        await school.NextGeneration();
        Assert.Equal("Второй", school.Offerings.Find("same")!.Name);
        Assert.False(school.Offerings.Find("same")!.Withdrawn);
    }

    [Fact]
    public async Task A_section_that_is_refused_as_a_whole_keeps_what_it_held()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Первый")));

        school.Ship("one", "offerings: { first: Первый }\n");
        await school.NextGeneration();

        Assert.False(school.Offerings.Find("first")!.Withdrawn);
        Assert.StartsWith("C013 one/catalogue.yaml:1 offerings", Assert.Single(school.Messages));
    }

    [Fact]
    public async Task Of_two_catalogue_files_one_is_read_and_the_other_named()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Первый")));

        school.Ship("one", """{ "offerings": [] }""", "catalogue.json");
        await school.NextGeneration();

        Assert.Contains(school.Messages, m => m.StartsWith("C009 one/catalogue.yaml:0", StringComparison.Ordinal) && m.Contains("catalogue.json", StringComparison.Ordinal));
        Assert.Single(school.Snapshot.Listed);
    }

    [Fact]
    public async Task A_pack_may_come_as_json()
    {
        await using var school = await CatalogueSchool.Start(("one", ""));
        File.Delete(school.PathOf("one", "catalogue.yaml"));

        school.Ship("one", """{ "offerings": [{ "id": "first", "name": "Первый", "partners": ["nobody"], "kind": "course" }] }""", "catalogue.json");
        await school.NextGeneration();

        Assert.Equal("Первый", Assert.Single(school.Snapshot.Listed).Offering.Name);
    }

    [Fact]
    public async Task A_variant_cannot_take_the_id_of_another_offering()
    {
        await using var school = await CatalogueSchool.Start(
            ("one", One("first", "Первый") + One("second", "Второй", head: false) + "    variants: [{ id: first, name: Часть }]\n"));

        Assert.Equal(["first"], school.Snapshot.Listed.Select(i => i.Offering.Id));
        Assert.Contains(school.Messages, m => m.StartsWith("C030", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_told_and_hides_nothing()
    {
        await using var school = await CatalogueSchool.Start(("one", One("first", "Первый")));

        Assert.Equal("C032 one/catalogue.yaml:2 first.partners: «nobody» нигде не описано", Assert.Single(school.Messages));
        Assert.Single(school.Snapshot.Listed);
    }

    private static string One(string id, string name, bool head = true) =>
        $"{(head ? "offerings:\n" : "")}  - id: {id}\n    name: {name}\n    partners: [nobody]\n    kind: course\n";

    private static async Task<List<CatalogueVersion>> Versions(CatalogueSchool school)
    {
        await using var scope = school.School.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PartnershipsDb>().Set<CatalogueVersion>().OrderBy(v => v.Id).ThenBy(v => v.Version).ToListAsync();
    }

    private static async Task<CatalogueState> State(CatalogueSchool school)
    {
        await using var scope = school.School.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PartnershipsDb>().Set<CatalogueState>().AsNoTracking().SingleAsync();
    }
}
