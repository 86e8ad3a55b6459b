using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Portfolio;
using Gym24.Portfolio.Achievements.ShowPortfolio;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Portfolio.Tests;

public sealed class ResultTests
{
    [Fact]
    public async Task Result_of_a_run_becomes_one_achievement_however_often_it_is_said()
    {
        await using var own = await PortfolioSchool.Start();
        var run = Guid.CreateVersion7();
        await own.Happened(own.Result(run, own.Pupil, "participant"));
        await own.Happened(own.Result(run, own.Pupil, "winner"));
        await own.Happened(own.Result(run, own.Pupil, "winner"));
        var shown = await own.School.Send(new ShowPortfolio(own.Pupil.Id));
        var one = Assert.Single(shown.Items);
        Assert.Equal(("winner", "regional", 87.5m, run), (one.Outcome, one.Level, one.Points, one.RunId));
        Assert.Equal(["math", "physics"], one.SubjectList);
        Assert.Single(await Facts(own));
    }

    [Fact]
    public async Task Withdrawn_result_is_void_and_comes_back_when_entered_again()
    {
        await using var own = await PortfolioSchool.Start();
        var run = Guid.CreateVersion7();
        await own.Happened(own.Result(run, own.Pupil));
        await own.Happened(own.Result(run, own.Pupil, withdrawn: true));
        Assert.Empty((await own.School.Send(new ShowPortfolio(own.Pupil.Id))).All);
        Assert.Empty(await Facts(own));
        await own.Happened(own.Result(run, own.Pupil));
        Assert.Single(await Facts(own));
    }

    [Fact]
    public async Task Attendance_and_application_become_one_participation()
    {
        await using var own = await PortfolioSchool.Start();
        own.Offer("course", "Курс");
        var run = own.Open("course");
        await own.Happened(new ApplicationMoved(Guid.CreateVersion7(), run, own.Pupil.Id, null, ApplicationState.Approved));
        await own.Happened(new AttendanceMarked(run, own.Pupil.Id, 2, 3));
        await own.Happened(new AttendanceMarked(run, own.Pupil.Id, 3, 4));
        var row = Assert.Single((await own.School.Send(new ShowPortfolio(own.Pupil.Id))).Participations);
        Assert.Equal(("Курс", 2026, 3, 4, ApplicationState.Approved), (row.Title, row.SchoolYear, row.Attended, row.Held, row.State!.Value));
    }

    [Fact]
    public async Task Event_of_a_run_that_is_gone_is_passed_over()
    {
        await using var own = await PortfolioSchool.Start();
        await own.Happened(new AttendanceMarked(Guid.CreateVersion7(), own.Pupil.Id, 1, 1));
        Assert.Empty((await own.School.Send(new ShowPortfolio(own.Pupil.Id))).Participations);
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_leave_the_figures()
    {
        await using var own = await PortfolioSchool.Start();
        await own.Happened(own.Result(Guid.CreateVersion7(), own.Pupil, "winner"));
        await own.Happened(own.Result(Guid.CreateVersion7(), own.Pupil, "participant"));
        var shown = await own.School.Send(new ShowPortfolio(own.Pupil.Id, Outcome: "winner"));
        Assert.Equal((1, 2), (shown.Items.Count, shown.All.Count));
        Assert.Empty((await own.School.Send(new ShowPortfolio(own.Pupil.Id, Year: 2025))).Items);
    }

    private static Task<IReadOnlyList<AchievementFacts>> Facts(PortfolioSchool own) =>
        own.School.Within(services => services.GetRequiredService<IAchievements>().Of([own.Pupil.Id, own.Other.Id]));
}
