using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Offerings.Correcting;
using Gym24.Partnerships.Offerings.Reopening;
using Gym24.Partnerships.Tests.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Offerings;

public sealed class ReopenOfferingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task What_was_history_takes_runs_after_it_was_reopened_and_says_so()
    {
        await using var school = await Start();
        Assert.Equal("not-active", (await Refused(() => Open(school))).Code);
        await school.School.Send(new ReopenOffering("old", 0, true, " партнёр подтвердил письмом "));
        Assert.Equal(OfferingStatus.Active, school.Offerings.Find("old")!.Status);
        Assert.Equal(OfferingStatus.Historic, school.Snapshot.Find("old")!.Value.Item.Shipped.Status);
        await Open(school);
        var shown = await school.School.Send(new ShowReopenings("old"));
        var one = Assert.Single(shown.History);
        Assert.Equal((true, "партнёр подтвердил письмом", 1), (one.Opened, one.Reason, shown.Number));
    }

    [Fact]
    public async Task Closed_again_it_takes_no_new_runs_and_those_that_are_open_go_on()
    {
        await using var school = await Start();
        await school.School.Send(new ReopenOffering("old", 0, true, "подтвердили"));
        var run = await Open(school);
        await school.School.Send(new ReopenOffering("old", 1, false, "партнёр отказался"));
        Assert.Equal("not-active", (await Refused(() => Open(school))).Code);
        var pupil = school.School.People.Pupil("Пятов Иван", school.School.People.Class("5А", 5));
        await school.School.PublishPeople();
        var entered = await school.School.Within(s => s.GetRequiredService<IApplications>().Enter(run, [pupil.Id]));
        Assert.Equal(ApplicationState.Approved, entered[0].State);
        Assert.Equal([false, true], (await school.School.Send(new ShowReopenings("old"))).History.Select(h => h.Opened));
    }

    [Fact]
    public async Task Other_corrections_stay_and_do_not_count_as_decisions()
    {
        await using var school = await Start();
        await school.School.Send(new CorrectOffering("old", 0, null, null, [3], null, 12, null, [], null, "historic", "уточнили"));
        await school.School.Send(new ReopenOffering("old", 1, true, "подтвердили"));
        Assert.Equal((12, OfferingStatus.Active), (school.Offerings.Find("old")!.Capacity!.Max, school.Offerings.Find("old")!.Status));
        await school.School.Send(new ReopenOffering("old", 2, false, "закончилось"));
        Assert.Equal((12, OfferingStatus.Historic), (school.Offerings.Find("old")!.Capacity!.Max, school.Offerings.Find("old")!.Status));
        Assert.Equal(2, (await school.School.Send(new ShowReopenings("old"))).History.Count);
    }

    [Theory]
    [InlineData("old", 0, true, "", "reason")]
    [InlineData("old", 5, true, "да", "stale")]
    [InlineData("old", 0, false, "да", "stale")]
    [InlineData("first", 0, true, "да", "not-historic")]
    [InlineData("nothing", 0, true, "да", "not-found")]
    public async Task What_cannot_be_decided_is_refused(string offering, int number, bool open, string reason, string expected)
    {
        await using var school = await Start();
        var refusal = await Refused(() => school.School.Send(new ReopenOffering(offering, number, open, reason)));
        Assert.Equal(expected, refusal.Faults[0].Field ?? refusal.Code);
    }

    [Fact]
    public async Task Only_those_who_may_correct_decide_and_everybody_reads_it()
    {
        await using var school = await Start();
        await school.School.Send(new ReopenOffering("old", 0, true, "подтвердили"));
        school.School.Caller.Only((Permissions.ManageRuns, Scope.All));
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ReopenOffering("old", 1, false, "нет")))).Kind);
        school.School.Caller.Nobody();
        Assert.Single((await school.School.Send(new ShowReopenings("old"))).History);
    }

    private static Task<Guid> Open(CatalogueSchool school) => school.School.Within(s => s.GetRequiredService<IRuns>().Open(new NewRun(
        "old", 2026, null, Today.AddDays(10), Today.AddDays(10), null, null, Today, Today.AddDays(9), null, null, null, Automatic: true)));

    private static Task<Refusal> Refused(Func<Task> work) => Assert.ThrowsAsync<Refusal>(work);

    private static async Task<CatalogueSchool> Start()
    {
        var school = await CatalogueSchool.Start(("one", """
            offerings:
              - id: first
                name: "Первое"
                partners: [one]
                kind: excursion
                status: active
              - id: old
                name: "Прежнее"
                partners: [one]
                kind: contest
                audience: [pupils]
                grades: { from: 5, to: 9 }
                status: historic
            """));
        return school;
    }
}
