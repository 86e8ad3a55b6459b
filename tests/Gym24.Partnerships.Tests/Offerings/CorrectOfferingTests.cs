using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Offerings;
using Gym24.Partnerships.Offerings.Correcting;
using Gym24.Partnerships.Offerings.Find;
using Gym24.Partnerships.Tests.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Gym24.Partnerships.Tests.Offerings;

public sealed class CorrectOfferingTests
{
    private static readonly CorrectOffering Plain = new("first", 0, 6, 11, [3], null, 45, null, [], null, "active", "уточнили у партнёра");

    [Fact]
    public async Task A_correction_shows_at_once_and_wins_over_an_update()
    {
        await using var school = await Start();

        await school.School.Send(Plain with { GradeFrom = 8, GradeTo = 9, Capacity = 20 });
        AssertCorrected();

        school.Ship("one", Yaml(name: "Новое имя", grades: "5, to: 7", max: 30));
        await school.NextGeneration();
        Assert.Equal("Новое имя", school.Offerings.Find("first")!.Name);
        AssertCorrected();

        void AssertCorrected()
        {
            var offering = school.Offerings.Find("first")!;
            Assert.Equal([8, 9], offering.Grades);
            Assert.Equal(20, offering.Capacity!.Max);
            Assert.Equal(["grades", "capacity"], school.Snapshot.Find("first")!.Value.Item.Corrected);
        }
    }

    [Fact]
    public async Task Filters_follow_a_correction()
    {
        await using var school = await Start();

        await school.School.Send(Plain with { Months = [10], Level = "municipal" });

        Assert.Equal(["first"], await Found("month", "10"));
        Assert.Empty(await Found("month", "3"));
        Assert.Equal(["first"], await Found("level", "municipal"));

        async Task<IEnumerable<string>> Found(string filter, string value) =>
            (await school.School.Send(new FindOfferings(new QueryCollection(new Dictionary<string, StringValues> { [filter] = value })))).Result.Items.Select(i => i.Offering.Id);
    }

    [Fact]
    public async Task What_equals_the_module_is_no_correction_and_follows_it()
    {
        await using var school = await Start();

        await school.School.Send(Plain with { Note = "спрашивайте на кафедре" });
        Assert.Equal(["note"], school.Snapshot.Find("first")!.Value.Item.Corrected);

        await school.School.Send(Plain with { Number = 1 });
        Assert.Empty(school.Snapshot.Find("first")!.Value.Item.Corrected);
        school.Ship("one", Yaml(max: 30));
        await school.NextGeneration();
        Assert.Equal(30, school.Offerings.Find("first")!.Capacity!.Max);
    }

    [Fact]
    public async Task History_is_reopened_by_the_school()
    {
        await using var school = await Start(status: "historic");

        await school.School.Send(Plain);

        Assert.Equal(OfferingStatus.Active, school.Offerings.Find("first")!.Status);
        Assert.Equal("уточнили у партнёра", school.Snapshot.Find("first")!.Value.Item.Correction!.Reason);
    }

    [Fact]
    public async Task Who_was_slower_is_told_and_nothing_is_saved()
    {
        await using var school = await Start();
        await school.School.Send(Plain with { Capacity = 20 });

        var refusal = await Assert.ThrowsAsync<Refusal>(() => school.School.Send(Plain with { Capacity = 30 }));

        Assert.Equal(RefusalKind.Stale, refusal.Kind);
        Assert.Equal(20, school.Offerings.Find("first")!.Capacity!.Max);
        Assert.Single((await school.School.Send(new PrepareCorrection("first"))).History);
    }

    [Fact]
    public async Task Faults_are_told_by_field()
    {
        await using var school = await Start();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => school.School.Send(new CorrectOffering(
            "first", 0, 12, 3, [13], new string('x', 1001), 0, "galactic", ["ftp://x"], "a\u0001", "gone", " ")));

        Assert.Equal(
            ["gradeFrom", "gradeTo", "months", "when", "capacity", "level", "urls", "note", "status", "reason"], refusal.Faults.Select(f => f.Field));
    }

    [Fact]
    public async Task Only_who_may_correct_corrects()
    {
        await using var school = await Start();
        school.School.Caller.Only(("partnerships.runs.manage", Scope.All));

        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => school.School.Send(Plain))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(() => school.School.Send(new PrepareCorrection("first")))).Kind);
        Assert.Equal("partnerships.offerings.correct", Permissions.CorrectOfferings);
    }

    [Fact]
    public async Task An_unknown_offering_cannot_be_corrected()
    {
        await using var school = await Start();

        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => school.School.Send(Plain with { Offering = "second" }))).Kind);
    }

    [Fact]
    public async Task A_correction_of_another_instance_is_noticed()
    {
        await using var school = await Start();
        var other = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<CatalogueStore>(school.School.Services);
        await other.Start(TestContext.Current.CancellationToken);
        await school.School.Send(Plain with { Capacity = 20 });
        Assert.Equal(45, other.Find("first")!.Capacity!.Max);

        school.School.Clock.Advance(TimeSpan.FromSeconds(6));
        for (var i = 0; i < 100 && other.Find("first")!.Capacity!.Max != 20; i++)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        Assert.Equal(20, other.Find("first")!.Capacity!.Max);
    }

    private static Task<CatalogueSchool> Start(string status = "active") => CatalogueSchool.Start(("one", Yaml(status: status)));

    private static string Yaml(string name = "Курс", string grades = "6, to: 11", int max = 45, string status = "active") =>
        $"offerings:\n  - id: first\n    name: {name}\n    partners: [tusur]\n    kind: course\n    grades: {{ from: {grades} }}\n"
        + $"    when: {{ months: [3] }}\n    capacity: {{ max: {max} }}\n    status: {status}\n";
}
