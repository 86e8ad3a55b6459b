using Gym24.Contracts;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Achievements.AddAchievement;
using Gym24.Portfolio.Achievements.Awaiting;
using Gym24.Portfolio.Achievements.DecideAchievement;
using Gym24.Portfolio.Achievements.Overview;
using Gym24.Portfolio.Achievements.ShowPortfolio;
using Gym24.Portfolio.Achievements.VoidAchievement;

namespace Gym24.Portfolio.Tests;

public sealed class ProposalTests
{
    [Fact]
    public async Task Pupil_proposes_and_the_class_teacher_confirms()
    {
        await using var own = await PortfolioSchool.Start();
        own.AsPupil(own.Pupil);
        var proposed = await own.School.Send(Swimming(own.Pupil.Id));
        Assert.Equal(AchievementState.Proposed, proposed.State);
        Assert.Equal(own.Teacher.Id, Assert.Single(own.School.Notices).Person);

        own.AsTeacher();
        var waiting = Assert.Single((await own.School.Send(new ListAwaiting())).Items);
        await own.School.Send(new DecideAchievement(waiting.Achievement.Id, true, null, waiting.Achievement.Version));
        Assert.Equal(AchievementState.Confirmed, (await own.School.Send(new ShowPortfolio(own.Pupil.Id))).Items[0].State);
        Assert.Equal(own.Pupil.Id, own.School.Notices[^1].Person);
        Assert.Equal("decided", (await Refused(() => own.School.Send(new DecideAchievement(waiting.Achievement.Id, true, null, 1)))).Code);
    }

    [Fact]
    public async Task Refusal_needs_a_reason_and_counts_nowhere()
    {
        await using var own = await PortfolioSchool.Start();
        own.AsPupil(own.Pupil);
        var proposed = await own.School.Send(Swimming(own.Pupil.Id));
        own.AsTeacher();
        Assert.Equal("reason", (await Refused(() => own.School.Send(new DecideAchievement(proposed.Id, false, " ", proposed.Version)))).Faults[0].Field);
        await own.School.Send(new DecideAchievement(proposed.Id, false, "Нет номера диплома", proposed.Version));
        var shown = await own.School.Send(new ShowPortfolio(own.Pupil.Id));
        Assert.Empty(shown.Confirmed);
        Assert.Equal("Нет номера диплома", shown.All[0].Reason);
        Assert.Equal((0, 0), await Figures(own));
    }

    [Fact]
    public async Task Entry_of_the_class_teacher_is_confirmed_at_once()
    {
        await using var own = await PortfolioSchool.Start();
        own.AsTeacher();
        Assert.Equal(AchievementState.Confirmed, (await own.School.Send(Swimming(own.Pupil.Id))).State);
        Assert.Empty(own.School.Notices);
        Assert.Equal((1, 1), await Figures(own));
    }

    [Fact]
    public async Task Foreign_pupil_is_not_there()
    {
        await using var own = await PortfolioSchool.Start();
        await own.School.Send(Swimming(own.Stranger.Id));
        own.AsTeacher();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => own.School.Send(new ShowPortfolio(own.Stranger.Id)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => own.School.Send(Swimming(own.Stranger.Id)))).Kind);
        own.AsPupil(own.Pupil);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => own.School.Send(new ShowPortfolio(own.Other.Id)))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => own.School.Send(new ListAwaiting()))).Kind);
    }

    [Fact]
    public async Task Own_proposal_is_taken_back_but_nothing_that_is_confirmed_or_of_a_run()
    {
        await using var own = await PortfolioSchool.Start();
        own.AsPupil(own.Pupil);
        var proposed = await own.School.Send(Swimming(own.Pupil.Id));
        await own.School.Send(new VoidAchievement(proposed.Id, proposed.Version));
        Assert.Empty((await own.School.Send(new ShowPortfolio(own.Pupil.Id))).All);

        own.AsTeacher();
        var confirmed = await own.School.Send(Swimming(own.Pupil.Id));
        await own.Happened(own.Result(Guid.CreateVersion7(), own.Pupil));
        var ofRun = (await own.School.Send(new ShowPortfolio(own.Pupil.Id))).All.Single(a => a.RunId is not null);
        Assert.Equal("result-of-run", (await Refused(() => own.School.Send(new VoidAchievement(ofRun.Id, ofRun.Version)))).Code);
        own.AsPupil(own.Pupil);
        Assert.Equal("confirmed", (await Refused(() => own.School.Send(new VoidAchievement(confirmed.Id, confirmed.Version)))).Code);
    }

    [Theory]
    [InlineData("2026-11-23", "on")]
    [InlineData("2010-01-01", "on")]
    [InlineData(null, "on")]
    public async Task Day_lies_in_the_pupils_time_at_school(string? day, string field)
    {
        await using var own = await PortfolioSchool.Start();
        var entry = Swimming(own.Pupil.Id) with { On = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(field, (await Refused(() => own.School.Send(entry))).Faults[0].Field);
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        await using var own = await PortfolioSchool.Start();
        var refused = await Refused(() => own.School.Send(new AddAchievement(own.Pupil.Id, "", "dance", "galaxy", "", null)));
        Assert.Equal(["kind", "level", "on", "outcome", "title"], refused.Faults.Select(f => f.Field!).Order());
    }

    private static AddAchievement Swimming(Guid pupil) =>
        new(pupil, "Первенство города по плаванию", "sport-event", "municipal", "winner", new DateOnly(2026, 11, 20), "грамота № 7");

    private static async Task<(int, int)> Figures(PortfolioSchool own)
    {
        var seen = await own.School.Send(new SeeOverview());
        return (seen.ThisYear, seen.Achievers);
    }

    private static Task<Refusal> Refused<T>(Func<Task<T>> request) => Assert.ThrowsAsync<Refusal>(request);
}
