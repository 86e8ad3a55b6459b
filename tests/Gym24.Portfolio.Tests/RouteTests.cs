using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Portfolio.Routes.SaveRoute;
using Gym24.Portfolio.Routes.ShowRoute;

namespace Gym24.Portfolio.Tests;

public sealed class RouteTests
{
    [Fact]
    public async Task Plan_stands_beside_what_came_of_it()
    {
        await using var own = await PortfolioSchool.Start();
        own.Offer("olympiad-1", "Олимпиада");
        own.Offer("courses", "Курсы", "course-math");
        own.Offer("never", "Экскурсия");
        var course = own.Open("course-math");
        own.AsPupil(own.Pupil);
        await own.School.Send(Plan(own, new("olympiad-1", null, "ноябрь", false), new("courses", null, null, false), new("never", null, null, false),
            new(null, "Дневник чтения", null, true), new(null, " ", null, false)));
        await own.Happened(own.Result(Guid.CreateVersion7(), own.Pupil));
        await own.Happened(own.Result(Guid.CreateVersion7(), own.Pupil, offering: "another"));
        await own.Happened(new ApplicationMoved(Guid.CreateVersion7(), course, own.Pupil.Id, null, ApplicationState.Approved));

        var shown = await own.School.Send(new ShowRoute(own.Pupil.Id));
        Assert.Equal([StepState.Done, StepState.Entered, StepState.Planned, StepState.Done], shown.Steps.Select(s => s.State));
        Assert.Equal(["Олимпиада", "Курсы", "Экскурсия", "Дневник чтения"], shown.Steps.Select(s => s.Step.Title));
        Assert.Equal("another", Assert.Single(shown.Beyond).Offering);
        Assert.Empty(shown.BeyondEntered);

        await own.Happened(new AttendanceMarked(course, own.Pupil.Id, 1, 1));
        Assert.Equal(3, (await own.School.Send(new ShowRoute(own.Pupil.Id))).Done);
    }

    [Fact]
    public async Task Withdrawn_application_is_nothing_begun()
    {
        await using var own = await PortfolioSchool.Start();
        own.Offer("courses", "Курсы");
        var run = own.Open("courses");
        await own.School.Send(Plan(own, new StepDraft("courses", null, null, false)));
        await own.Happened(new ApplicationMoved(Guid.CreateVersion7(), run, own.Pupil.Id, ApplicationState.Approved, ApplicationState.Withdrawn));
        Assert.Equal(StepState.Planned, (await own.School.Send(new ShowRoute(own.Pupil.Id))).Steps[0].State);
    }

    [Fact]
    public async Task Whoever_was_slower_is_told()
    {
        await using var own = await PortfolioSchool.Start();
        var first = await own.School.Send(Plan(own, new StepDraft(null, "Проект", null, false)));
        var second = await own.School.Send(Plan(own, new StepDraft(null, "Проект и доклад", null, false)) with { Version = first });
        Assert.Equal(first + 1, second);
        var refused = await Assert.ThrowsAsync<Refusal>(() => own.School.Send(Plan(own, new StepDraft(null, "Другое", null, false)) with { Version = first }));
        Assert.Equal(RefusalKind.Stale, refused.Kind);
        Assert.Equal("Проект и доклад", (await own.School.Send(new ShowRoute(own.Pupil.Id))).Steps.Single().Step.Title);
    }

    [Fact]
    public async Task Route_is_kept_by_the_pupil_and_the_class_teacher_only()
    {
        await using var own = await PortfolioSchool.Start();
        own.AsTeacher();
        await own.School.Send(Plan(own));
        Assert.True((await own.School.Send(new ShowRoute(own.Pupil.Id))).MayEdit);
        own.AsPupil(own.Other);
        var refused = await Assert.ThrowsAsync<Refusal>(() => own.School.Send(Plan(own)));
        Assert.Equal(RefusalKind.NotFound, refused.Kind);
    }

    [Fact]
    public async Task Unknown_offering_is_named_by_its_line()
    {
        await using var own = await PortfolioSchool.Start();
        var refused = await Assert.ThrowsAsync<Refusal>(() => own.School.Send(Plan(own, new(null, "Проект", null, false), new("gone", null, null, false))));
        Assert.Equal("steps[1].offering", refused.Faults[0].Field);
    }

    private static SaveRoute Plan(PortfolioSchool own, params StepDraft[] steps) => new(own.Pupil.Id, 2026, "Цели", null, steps, 0);
}
