using Gym24.Britannia.Exams.ListExams;
using Gym24.Britannia.Levels.WarnExpiring;
using Gym24.Contracts.Jobs;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Britannia.Tests.BritanniaSchool;

namespace Gym24.Britannia.Tests.Levels;

public sealed class WarnTests
{
    [Fact]
    public async Task Ninety_days_before_the_end_everybody_concerned_is_told_once()
    {
        await using var school = await Start();
        school.School.Holders.Add((school.Teachers[2].Id, Permissions.EnterLevels));
        var run = await school.Session(await school.Exam());
        await school.Enter(run, school.Pupils[0], "B1", number: "1", until: Today.AddDays(91));
        await school.Enter(run, school.Pupils[1], "B1", number: "2");
        school.School.Notices.Clear();
        Assert.False(await Step(school));

        school.School.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Step(school));
        Assert.False(await Step(school));
        var told = school.School.Notices.Select(n => n.Person).ToHashSet();
        Assert.Equal([school.Pupils[0].Id, school.Guardian.Id, school.Teachers[2].Id], told);
        Assert.Equal(3, school.School.Notices.Count);
        Assert.Contains("Срок", school.School.Notices[0].Text.Ru, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("until", school.School.Notices[0].Text.En, StringComparison.Ordinal);
        Assert.Equal(0, await school.School.Send(new WarnExpiring()));
    }

    [Fact]
    public async Task What_was_renewed_or_is_over_already_needs_no_warning()
    {
        await using var school = await Start();
        var exam = await school.Exam();
        await school.Enter(await school.Session(exam, 60), school.Pupils[0], "B1", 60, "1", Today.AddDays(10));
        await school.Enter(await school.Session(exam, 7), school.Pupils[0], "B2", 7, "2", Today.AddYears(2));
        await school.Enter(await school.Session(exam, 6), school.Pupils[1], "B2", 6, "3", Today.AddDays(-1));
        Assert.Equal(0, await school.School.Send(new WarnExpiring()));
    }

    [Fact]
    public async Task The_number_of_days_is_the_schools_decision()
    {
        await using var school = await Start();
        await school.Enter(await school.Session(await school.Exam()), school.Pupils[0], "B1", until: Today.AddDays(30));
        var rules = (await school.School.Send(new ListExams())).Rules;
        await school.School.Send(new ChangeRules(rules.Version, 20));
        Assert.Equal(0, await school.School.Send(new WarnExpiring()));
        await school.School.Send(new ChangeRules(rules.Version + 1, 40));
        Assert.Equal(1, await school.School.Send(new WarnExpiring()));
    }

    private static async Task<bool> Step(BritanniaSchool school)
    {
        await using var scope = school.School.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Contracts.Data.RowScope>().OpenToModule();
        var job = scope.ServiceProvider.GetServices<IJob>().Single(j => j.GetType().Name == "WarnJob");
        return await job.Step(default);
    }
}
