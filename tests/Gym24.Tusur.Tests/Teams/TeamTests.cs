using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Tusur.Rules;
using Gym24.Tusur.Rules.ChangeRules;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Teams.FormTeam;
using Gym24.Tusur.Teams.JoinTeam;
using Gym24.Tusur.Teams.ListTeams;
using Gym24.Tusur.Teams.MoveTeam;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Teams;

public sealed class TeamTests
{
    private static Task<Guid> Form(TusurSchool school, string name = "Спутник", params IEnumerable<PersonFacts> pupils) =>
        school.School.Send(new FormTeam(name, "Малый спутник для школьной метеостанции", school.Teacher.Id, null, [.. pupils.Select(p => p.Id)]));

    private static async Task Move(TusurSchool school, Guid team, TeamState to, string? note = null) =>
        await school.School.Send(new MoveTeam(team, (await school.School.Send(new ReadTeam(team))).Version, to, Today.AddDays(1), Today.AddDays(150), note));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(6, true)]
    public async Task A_team_has_three_to_six_members(int size, bool fits)
    {
        await using var school = await Start(6);
        var team = await Form(school, pupils: school.Ninths.Take(size));
        if (fits)
            await Move(school, team, TeamState.Confirmed);
        else
            Assert.Equal("team-size", (await Refused(() => Move(school, team, TeamState.Confirmed))).Code);
    }

    [Fact]
    public async Task The_seventh_does_not_fit_until_the_school_agrees_otherwise()
    {
        await using var school = await Start(8);
        var team = await Form(school, pupils: school.Ninths.Take(6));
        Task Seventh() => school.School.Send(new JoinTeam(team, [school.Ninths[6].Id]));
        Assert.Equal("team-full", (await Refused(Seventh)).Code);
        await school.School.Send(new ChangeRules((await school.School.Send(new ReadRules())).Version, 3, 7, 3));
        await Seventh();
        Assert.Equal("teamMax", (await Refused(() => school.School.Send(new ChangeRules(1, 5, 4, 3)))).Faults[0].Field);
    }

    [Fact]
    public async Task A_pupil_is_in_one_team_a_year()
    {
        await using var school = await Start();
        await Form(school, pupils: school.Ninths[0]);
        var refused = await Refused(() => Form(school, "Маяк", school.Ninths[0], school.Ninths[1]));
        Assert.Equal("already-in-team", refused.Code);
        Assert.Contains(school.Ninths[0].DisplayName, refused.Faults[0].Message);
        Assert.Equal("name", (await Refused(() => Form(school, " спутник ", school.Ninths[1]))).Faults[0].Field);
    }

    [Fact]
    public async Task Who_joins_at_the_same_moment_as_others_never_makes_a_team_too_large()
    {
        await using var school = await Start(12);
        var team = await Form(school, pupils: school.Ninths.Take(4));
        await Task.WhenAll(school.Ninths.Skip(4).Select(p => Task.Run(async () =>
        {
            try { await school.School.Send(new JoinTeam(team, [p.Id])); }
            catch (Refusal refusal) { Assert.Contains(refusal.Code, (string[])["team-full", "stale"]); }
        })));
        Assert.Equal(6, (await school.School.Send(new ReadTeam(team))).Size);
    }

    [Fact]
    public async Task A_pupil_joins_alone_and_a_teacher_enters_own_pupils_only()
    {
        await using var school = await Start();
        var team = await Form(school);
        await school.As(school.Tenths[0]).School.Send(new JoinTeam(team, [school.Tenths[0].Id]));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new JoinTeam(team, [school.Tenths[1].Id])))).Kind);
        school.AsTeacher();
        await school.School.Send(new JoinTeam(team, [school.Ninths[0].Id]));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new JoinTeam(team, [school.Tenths[1].Id])))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new LeaveTeam(team, school.Tenths[0].Id)))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => Move(school, team, TeamState.Confirmed))).Kind);

        var seen = await school.School.Send(new ReadTeam(team));
        Assert.Equal(2, seen.Size);
        Assert.Equal(school.Ninths[0].DisplayName, Assert.Single(seen.Members).Name);
        await school.School.Send(new LeaveTeam(team, school.Ninths[0].Id));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new LeaveTeam(team, Guid.NewGuid())))).Kind);
    }

    [Fact]
    public async Task A_confirmed_team_has_a_run_and_goes_on_to_its_result()
    {
        await using var school = await Start();
        var team = await Form(school, pupils: [school.Ninths[0], school.Ninths[1], school.Tenths[0]]);
        await Move(school, team, TeamState.Confirmed);
        var confirmed = await school.School.Send(new ReadTeam(team));
        Assert.Equal((3, school.Teacher.Id), ((await school.Run(confirmed.Run!.Value))!.Taken, (await school.Run(confirmed.Run.Value))!.Teacher!.Value));
        Assert.Equal("not-forming", (await Refused(() => school.School.Send(new JoinTeam(team, [school.Ninths[3].Id])))).Code);
        Assert.Equal("bad-step", (await Refused(() => Move(school, team, TeamState.Presented, "рано"))).Code);

        school.AsTeacher();
        await Move(school, team, TeamState.AtWork);
        Assert.Equal("note", (await Refused(() => Move(school, team, TeamState.Presented))).Faults[0].Field);
        await Move(school, team, TeamState.Presented, "Диплом второй степени");
        Assert.Equal("Диплом второй степени", (await school.School.Send(new ReadTeam(team))).Result);
    }

    [Fact]
    public async Task A_disbanded_team_gives_its_members_and_its_name_back()
    {
        await using var school = await Start();
        var team = await Form(school, pupils: school.Ninths.Take(3));
        await Move(school, team, TeamState.Confirmed);
        var run = (await school.School.Send(new ReadTeam(team))).Run!.Value;
        await Move(school, team, TeamState.Disbanded, "руководитель уехал");
        Assert.Equal(RunState.Cancelled, (await school.Run(run))!.State);
        await Form(school, pupils: school.Ninths.Take(3));
        Assert.Equal(1, (await school.School.Send(new ListTeams())).Total);
    }

    [Fact]
    public async Task A_step_on_an_old_version_is_stale()
    {
        await using var school = await Start();
        var team = await Form(school, pupils: school.Ninths.Take(3));
        var seen = (await school.School.Send(new ReadTeam(team))).Version;
        await school.School.Send(new JoinTeam(team, [school.Ninths[3].Id]));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(
            new MoveTeam(team, seen, TeamState.Confirmed, Today.AddDays(1), Today.AddDays(9))))).Kind);
    }

    [Fact]
    public async Task Strangers_see_only_what_they_could_join()
    {
        await using var school = await Start();
        var team = await Form(school, pupils: school.Ninths.Take(3));
        Assert.Empty((await school.As(school.Tenths[0]).School.Send(new ReadTeam(team))).Members);
        await Move(school.AsCoordinator(), team, TeamState.Confirmed);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.As(school.Tenths[0]).School.Send(new ReadTeam(team)))).Kind);
        Assert.Equal(1, (await school.As(school.Ninths[0]).School.Send(new ListTeams(Mine: true))).Total);
    }

    [Fact]
    public async Task Who_left_the_school_left_the_team()
    {
        await using var school = await Start();
        var team = await Form(school, pupils: school.Ninths.Take(2));
        await school.School.Within(s =>
        {
            ((TusurDb)s.GetService(typeof(TusurDb))!).Publish(new PersonLeft(school.Ninths[0].Id, Today));
            return Task.FromResult(true);
        });
        await school.School.Deliver();
        Assert.Equal(1, (await school.School.Send(new ReadTeam(team))).Size);
    }

    [Fact]
    public async Task Nonsense_is_said_field_by_field()
    {
        await using var school = await Start();
        var refused = await Refused(() => school.School.Send(new FormTeam("", new string('я', 600), null, new string('я', 300))));
        Assert.Equal(["mentor", "name", "topic"], refused.Faults.Select(f => f.Field).Order());
        Assert.Equal("teacher", (await Refused(() => school.School.Send(new FormTeam("Луч", "Тема", school.Ninths[0].Id)))).Faults[0].Field);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new JoinTeam(Guid.NewGuid(), [school.Ninths[0].Id])))).Kind);
    }
}
