using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.Tusur.Works;
using Gym24.Tusur.Works.DecideWork;
using Gym24.Tusur.Works.ListWorks;
using Gym24.Tusur.Works.SubmitWork;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Works;

public sealed class WorkTests
{
    private static WorkDraft Draft(params IEnumerable<PersonFacts> authors) =>
        new("Школьный радиотелескоп", "physics", [.. authors.Select(a => a.Id)], "Ильин С. В., доцент");

    [Fact]
    public void The_order_of_authors_does_not_matter()
    {
        Guid[] some = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        Assert.Equal(Work.KeyOf(some), Work.KeyOf([some[2], some[0], some[1], some[0]]));
        Assert.NotEqual(Work.KeyOf(some), Work.KeyOf(some[..2]));
    }

    [Fact]
    public async Task One_work_for_one_set_of_authors()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        await school.School.Send(new SubmitWork(session, Draft(school.Ninths[0], school.Tenths[0])));
        Assert.Equal("same-authors", (await Refused(() => school.School.Send(new SubmitWork(session, Draft(school.Tenths[0], school.Ninths[0]))))).Code);
        // Another set, though one of them stands in both.
        var alone = await school.School.Send(new SubmitWork(session, Draft(school.Ninths[0])));
        Assert.Equal("same-authors", (await Refused(() => school.School.Send(new ChangeWork(alone, 0, Draft(school.Tenths[0], school.Ninths[0]))))).Code);
        Assert.Equal(2, (await school.School.Send(new ListWorks())).Total);
    }

    [Fact]
    public async Task Of_the_same_work_sent_many_times_at_once_one_is_kept()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        var tries = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            PersonFacts[] authors = i % 2 == 0 ? [school.Ninths[0], school.Ninths[1]] : [school.Ninths[1], school.Ninths[0]];
            try { await school.School.Send(new SubmitWork(session, Draft(authors))); return "kept"; }
            catch (Refusal refusal) { return refusal.Code; }
        })));
        Assert.Single(tries, "kept");
        Assert.Equal(5, tries.Count(t => t == "same-authors"));
    }

    [Fact]
    public async Task Works_are_taken_until_the_deadline_of_the_run()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        school.School.Clock.Advance(TimeSpan.FromDays(30));
        await school.AsTeacher().School.Send(new SubmitWork(session, Draft(school.Ninths[0])));
        school.School.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("window-closed", (await Refused(() => school.School.Send(new SubmitWork(session, Draft(school.Ninths[1]))))).Code);
    }

    [Fact]
    public async Task What_does_not_belong_is_refused()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        Task Submit(WorkDraft draft) => school.School.Send(new SubmitWork(session, draft));
        Assert.Equal("direction", (await Refused(() => Submit(Draft(school.Ninths[0]) with { Direction = "music" }))).Faults[0].Field);
        Assert.Equal("too-many", (await Refused(() => Submit(Draft(school.Ninths)))).Code);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Submit(Draft(school.Teacher)))).Kind);
        Assert.Equal(["authors", "direction", "supervisor", "title"], (await Refused(() => Submit(new(null, null, null, null)))).Faults.Select(f => f.Field).Order());
        Assert.Equal(RefusalKind.NotFound, (await Refused(async () =>
            await school.School.Send(new SubmitWork(await school.OpenRun(Excursion), Draft(school.Ninths[0]))))).Kind);
        school.AsTeacher();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Submit(Draft(school.Tenths[0])))).Kind);
        school.As(school.Ninths[0]);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Submit(Draft(school.Ninths[0], school.Ninths[1])))).Kind);
    }

    [Fact]
    public async Task An_accepted_work_enters_its_authors_once_even_after_the_deadline()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        var first = await school.School.Send(new SubmitWork(session, Draft(school.Ninths[0], school.Ninths[1])));
        var second = await school.School.Send(new SubmitWork(session, Draft(school.Ninths[0])));
        school.AsCoordinator().School.Clock.Advance(TimeSpan.FromDays(40));
        foreach (var work in new[] { first, second })
            await school.School.Send(new DecideWork(work, (await school.School.Send(new ReadWork(work))).Version, true));
        Assert.Equal(new[] { school.Ninths[0].Id, school.Ninths[1].Id }.Order(), (await school.Entries(session)).Select(e => e.Person).Order());
        Assert.Equal("decided", (await Refused(() => school.School.Send(new DecideWork(first, 1, false, "поздно")))).Code);
        Assert.Equal("accepted", (await Refused(() => school.School.Send(new WithdrawWork(first)))).Code);
        Assert.Equal(2, (await school.School.Send(new ListWorks(State: WorkState.Accepted))).Total);
    }

    [Fact]
    public async Task A_returned_work_is_corrected_and_submitted_again()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        var work = await school.As(school.Ninths[0]).School.Send(new SubmitWork(session, Draft(school.Ninths[0])));
        school.AsCoordinator();
        Assert.Equal("reason", (await Refused(() => school.School.Send(new DecideWork(work, 0, false)))).Faults[0].Field);
        await school.School.Send(new DecideWork(work, (await school.School.Send(new ReadWork(work))).Version, false, "нет списка литературы"));
        Assert.Contains(school.School.Notices, n => n.Person == school.Ninths[0].Id && n.Text.Ru.Contains("литературы"));

        school.As(school.Ninths[0]);
        var seen = await school.School.Send(new ReadWork(work));
        Assert.Equal((WorkState.Returned, "нет списка литературы"), (seen.State, seen.Reason));
        await school.School.Send(new ChangeWork(work, seen.Version, Draft(school.Ninths[0]) with { Title = "Радиотелескоп, исправленное" }));
        Assert.Equal(WorkState.Submitted, (await school.School.Send(new ReadWork(work))).State);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new ChangeWork(work, seen.Version, Draft(school.Ninths[0]))))).Kind);
    }

    [Fact]
    public async Task Strangers_see_no_works()
    {
        await using var school = await Start();
        var session = await school.OpenRun(TusurOfferings.Session);
        var work = await school.School.Send(new SubmitWork(session, Draft(school.Tenths[0], school.Ninths[0])));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.As(school.Tenths[1]).School.Send(new ReadWork(work)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new WithdrawWork(work)))).Kind);
        var seen = await school.AsTeacher().School.Send(new ReadWork(work));
        Assert.Equal(2, seen.AuthorCount);
        Assert.Equal(school.Ninths[0].DisplayName, Assert.Single(seen.Authors).Name);
    }
}
