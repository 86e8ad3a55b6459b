using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Rgs.Points.GivePoints;
using Gym24.Rgs.Points.IssueDiplomas;
using Gym24.Rgs.Points.ShowStanding;
using Gym24.Rgs.Rounds.PlanRound;
using Gym24.Rgs.Rounds.ShowRound;
using Gym24.Rgs.Teams.LeaveTeam;
using Gym24.Rgs.Teams.ShowTeam;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Rgs.Tests.RgsSchool;

namespace Gym24.Rgs.Tests;

public sealed class RoundTests
{
    [Fact]
    public async Task A_round_is_a_run_with_its_window()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Round(await school.Plan());
        var run = (await school.School.Within(s => s.GetRequiredService<IRuns>().Find(round.Run)))!;
        Assert.Equal((Game.Offering, "Тур 1", Today, Today.AddDays(10), Today, Today.AddDays(10)), (run.Offering, run.Title, run.Starts, run.Ends, run.EnrolFrom, run.EnrolTo));
        Assert.Equal((RoundStage.Ahead, 2), (round.Stage, round.Tasks.Count));
        Assert.Empty((await school.AsTeacher().Round(round.Id)).Tasks);
        Assert.Equal(RoundStage.Open, (await school.Later(2).Round(round.Id)).Stage);
        Assert.Equal(2, (await school.Round(round.Id)).Tasks.Count);
        Assert.Equal(RoundStage.Judged, (await school.Later(24 * 11).Round(round.Id)).Stage);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field()
    {
        await using var school = await Start();
        school.AsCoordinator();
        async Task<string?> Field(RoundDraft draft) => (await Refused(() => school.School.Send(new PlanRound(draft)))).Faults[0].Field;
        Assert.Equal("number", await Field(Draft() with { Number = null }));
        Assert.Equal("number", await Field(Draft() with { Number = 21 }));
        Assert.Equal("closesAt", await Field(Draft() with { ClosesAt = Draft().OpensAt }));
        Assert.Equal("closesAt", await Field(Draft() with { OpensAt = Today.AddDays(-9).ToDateTime(default), ClosesAt = Today.AddDays(-8).ToDateTime(default) }));
        Assert.Equal("teamMax", await Field(Draft() with { TeamMin = 5, TeamMax = 4 }));
        Assert.Equal("max-0", await Field(Draft() with { Tasks = [new("Вопрос", 0)] }));
        Assert.Equal("task-1", await Field(Draft() with { Tasks = [new("Вопрос", 5), new(" ", 5)] }));
        Assert.Equal("enrolTo", await Field(Draft() with { EnrolTo = Today.AddDays(11) }));
        await school.Plan();
        Assert.Equal("number", await Field(Draft()));
    }

    [Fact]
    public async Task Answers_are_taken_until_the_deadline_and_a_late_one_is_refused_with_the_time()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var team = await school.Enter(round, "Глобус", school.Sixths.Take(3));
        Assert.Equal("early", (await Refused(() => school.Answer(team, "Тихий"))).Code);
        Assert.Equal(1, await school.Later(3).Answer(team, "Тихий"));
        Assert.Equal(2, await school.As(school.Sixths[0]).Answer(team, "Тихий океан", "Жюль Верн"));
        var late = await Refused(() => school.AsCoordinator().Later(24 * 10 + 6).Answer(team, "Атлантический"));
        Assert.Equal("late", late.Code);
        Assert.Contains("18:00", late.Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("19:00", late.Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains((await school.Team(team)).Answers, a => a.Text == "Тихий океан");
    }

    [Fact]
    public async Task A_team_keeps_to_grades_and_size_and_a_pupil_plays_once_in_a_round()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        async Task<string?> Code(Func<Task> enter) => (await Refused(enter)).Code;
        Assert.Equal("grade", await Code(() => school.Enter(round, "Пятые", school.Fifths.Take(2))));
        Assert.Equal("team-size", await Code(() => school.Enter(round, "Один", school.Sixths[0])));
        Assert.Equal("team-size", await Code(() => school.Enter(round, "Много", school.Sixths.Take(5))));
        await school.Enter(round, "Глобус", school.Sixths.Take(3));
        Assert.Equal("already-in-team", await Code(() => school.Enter(round, "Компас", school.Sixths.Skip(2).Take(3))));
        Assert.Equal("duplicate", await Code(() => school.Enter(round, "глобус ", school.Sixths.Skip(3).Take(3))));
        Assert.Equal("not-found", await Code(() => school.AsTeacher().Enter(round, "Чужие", school.Fifths.Take(2))));
        await school.AsTeacher().Enter(round, "Компас", school.Sixths.Skip(3).Take(3));
    }

    [Fact]
    public async Task Nobody_sees_or_answers_for_anothers_team()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var team = await school.Enter(round, "Глобус", school.Sixths.Take(3));
        var other = school.Later(3).As(school.Sixths[5]);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => other.Team(team))).Kind);
        Assert.Equal(0, (await other.School.Send(new ListTeams(round))).Total);
        var tasks = (await school.Round(round)).Tasks;
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new Answers.GiveAnswers.GiveAnswers(team, 1, Lines(tasks, "Чужой"))))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ReadPoints(round)))).Kind);
    }

    [Fact]
    public async Task Two_members_do_not_overwrite_each_other_unseen()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var team = await school.Enter(round, "Глобус", school.Sixths.Take(3));
        var seen = (await school.Later(3).Team(team)).Team.Version;
        await school.Answer(team, "Тихий");
        var tasks = (await school.Round(round)).Tasks;
        var stale = await Refused(() => school.School.Send(new Answers.GiveAnswers.GiveAnswers(team, seen, Lines(tasks, "Индийский"))));
        Assert.Equal(RefusalKind.Stale, stale.Kind);
    }

    [Fact]
    public async Task Points_make_places_and_places_make_results()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        Guid[] teams = [await school.Enter(round, "А", school.Sixths.Take(3)), await school.Enter(round, "Б", school.Sixths.Skip(3).Take(3)), await school.Enter(round, "В", school.Sixths.Skip(6).Take(3)), await school.Enter(round, "Молчуны", school.Sixths.Skip(9).Take(2))];
        school.Later(3);
        foreach (var team in teams.Take(3))
            await school.Answer(team, "Тихий", "Верн");
        var tasks = (await school.Round(round)).Tasks;
        GivePoints Points(int version, params (Guid Team, decimal Points)[] given) => new(round, version, [.. given.Select(g => new PointsLine(g.Team, tasks[1].Id, g.Points)), .. given.Select(g => new PointsLine(g.Team, tasks[0].Id, 0))]);
        async Task<int> Version() => (await school.School.Send(new ReadPoints(round))).Version;
        Assert.Equal("early", (await Refused(() => school.School.Send(Points(1, (teams[0], 1))))).Code);
        school.Later(24 * 11);
        Assert.Equal("range", (await Refused(async () => await school.School.Send(Points(await Version(), (teams[0], 11))))).Faults[0].Code);
        Assert.Equal("not-judged", (await Refused(async () => await school.School.Send(new PublishPlaces(round, await Version())))).Code);
        var seen = await Version();
        await school.School.Send(Points(seen, (teams[0], 7.5m), (teams[1], 9), (teams[2], 9)));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(Points(seen, (teams[0], 10))))).Kind);
        await school.School.Send(new PublishPlaces(round, await Version()));
        Assert.Equal("published", (await Refused(async () => await school.School.Send(Points(await Version(), (teams[0], 10))))).Code);

        var standing = await school.As(school.Sixths[0]).School.Send(new ReadStanding(round));
        Assert.Equal([("Б", 1, "winner"), ("В", 1, "winner"), ("А", 3, "participant")], standing.Select(l => (l.Name, l.Place, l.Outcome)));
        var results = await school.Results((await school.AsCoordinator().Round(round)).Run);
        Assert.Equal((9, 6, 3), (results.Count, results.Count(r => r.Outcome == "winner"), results.Count(r => r.Outcome == "participant" && r.Points == 7.5m)));
        Assert.Equal(9, (await school.School.Send(new ReadDiplomas(round))).Count(d => d.Issued is null));
        Assert.Equal("not-issued", (await Refused(() => school.School.Send(new PrintDiplomas(round)))).Code);
        Assert.Equal(9, await school.School.Send(new IssueDiplomas(round)));
        Assert.Equal(0, await school.School.Send(new IssueDiplomas(round)));
        var issued = await school.School.Send(new ReadDiplomas(round));
        Assert.Equal([("Диплом победителя", 6), ("Сертификат участника", 3)], issued.GroupBy(d => d.Heading).Select(g => (g.Key, g.Count())));
        Assert.Equal(9, issued.Select(d => d.Issued!.Number).Distinct().Count());
        var drafts = school.School.Certificates.Drafts;
        Assert.All(drafts, d => Assert.DoesNotContain(d.Name.Split(' ')[0], d.Text + d.About, StringComparison.Ordinal));
        Assert.Contains(drafts, d => d.Text.StartsWith("за победу в составе команды «Б»: место 1, баллы 9\n", StringComparison.Ordinal));
        Assert.Contains(drafts, d => d.Text.StartsWith("за участие в составе команды «А»\n", StringComparison.Ordinal));
        await school.School.Certificates.Revoke(issued[0].Issued!.Id, "Опечатка");
        Assert.Equal(1, await school.School.Send(new IssueDiplomas(round)));
        Assert.Equal(9, System.Text.Encoding.UTF8.GetString((await school.School.Send(new PrintDiplomas(round))).Content).Split('\n').Length);
    }

    [Fact]
    public async Task A_team_leaves_before_it_has_answered_and_its_members_play_in_another()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var team = await school.Enter(round, "Глобус", school.Sixths.Take(3));
        await school.School.Send(new WithdrawTeam(team, (await school.Team(team)).Team.Version));
        var again = await school.Enter(round, "Компас", school.Sixths.Take(3));
        await school.Later(3).Answer(again, "Тихий");
        Assert.Equal("answered", (await Refused(async () => await school.School.Send(new WithdrawTeam(again, (await school.Team(again)).Team.Version)))).Code);
    }

    [Fact]
    public async Task Tasks_change_until_somebody_has_answered()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var team = await school.Enter(round, "Глобус", school.Sixths.Take(3));
        await school.School.Send(new ChangeRound(round, (await school.Round(round)).Version, Draft() with { Topic = "Тайны океанов", Tasks = [new("Новый вопрос", 3)] }));
        var facts = await school.Round(round);
        Assert.Equal(("Тайны океанов", "Новый вопрос"), (facts.Topic, Assert.Single(facts.Tasks).Text));
        await school.Later(3).Answer(team, "Ответ");
        Assert.Equal("answered", (await Refused(() => school.School.Send(new ChangeRound(round, facts.Version, Draft())))).Code);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new ChangeRound(round, facts.Version - 1, Draft() with { Tasks = [new("Новый вопрос", 3)] })))).Kind);
    }
}
