using Gym24.Contracts;
using Gym24.Rgs.Guests;
using Gym24.Rgs.Guests.EnterByCode;
using Gym24.Rgs.Guests.Invite;
using Gym24.Rgs.Teams.ShowTeam;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Rgs.Tests.RgsSchool;

namespace Gym24.Rgs.Tests;

public sealed class GuestTests
{
    [Fact]
    public async Task Another_school_enters_by_its_code_and_answers_until_the_deadline()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var code = await school.School.Send(new Invite(round, "Лицей «Обь»"));
        var typed = $" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} ";
        school.AsGuest();
        await school.School.Send(new EnterByCode(typed, "Обская волна", 9, 4));
        Assert.Empty((await school.School.Send(new ReadGuest(code))).Tasks);
        var desk = await school.Later(3).School.Send(new ReadGuest(code));
        Assert.Equal(("Лицей «Обь»", "Обская волна", 4, true), (desk.School, desk.Team!.Name, desk.Team.HeadCount, desk.Open));
        Assert.Equal(1, await school.School.Send(new AnswerByCode(code, Lines(desk.Tasks, "Тихий"))));
        Assert.Equal("late", (await Refused(() => school.Later(24 * 11).School.Send(new AnswerByCode(code, Lines(desk.Tasks, "Поздно"))))).Code);
        var team = Assert.Single((await school.AsCoordinator().School.Send(new ListTeams(round))).Items);
        Assert.Equal(("Лицей «Обь»", 9, 4, 1), (team.School, team.Grade, team.HeadCount, team.Answered));
    }

    [Theory]
    [InlineData("", 9, 4, "name")]
    [InlineData("Волна", null, 4, "grade")]
    [InlineData("Волна", 12, 4, "grade")]
    [InlineData("Волна", 5, 4, "grade")]
    [InlineData("Волна", 9, null, "headCount")]
    [InlineData("Волна", 9, 40, "headCount")]
    public async Task What_is_wrong_is_told_beside_its_field(string name, int? grade, int? heads, string field)
    {
        await using var school = await Start();
        var code = await school.School.Send(new Invite(await school.AsCoordinator().Plan(), "Лицей"));
        var refusal = await Refused(() => school.AsGuest().School.Send(new EnterByCode(code, name, grade, heads)));
        Assert.Equal(field, refusal.Faults[0].Field);
    }

    [Fact]
    public async Task A_code_is_good_for_one_team_and_for_nothing_once_withdrawn()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        var code = await school.School.Send(new Invite(round, "Лицей"));
        await school.School.Send(new EnterByCode(code, "Волна", 9, 3));
        Assert.Equal("already-entered", (await Refused(() => school.School.Send(new EnterByCode(code, "Вторая", 9, 3)))).Code);
        Assert.Equal("unknown-code", (await Refused(() => school.School.Send(new ReadGuest("AAAAA-AAAAA")))).Code);
        Assert.Equal("unknown-code", (await Refused(() => school.School.Send(new ReadGuest(null)))).Code);
        Assert.Equal(["rgs.guest", "rgs.guest"], school.School.WrongKeys);
        var invitation = Assert.Single(await school.School.Send(new ListInvitations(round)));
        await school.School.Send(new WithdrawInvitation(invitation.Id));
        Assert.Equal("unknown-code", (await Refused(() => school.School.Send(new ReadGuest(code)))).Code);
    }

    [Fact]
    public async Task The_code_is_kept_nowhere()
    {
        await using var school = await Start();
        var code = await school.School.Send(new Invite(await school.AsCoordinator().Plan(), "Лицей"));
        var kept = await school.School.Within(s => s.GetRequiredService<RgsDb>().Invitations.AsNoTracking().SingleAsync());
        Assert.Equal(GuestCodes.Hash(code), kept.CodeHash);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept.CodeHash, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => GuestCodes.New()).Distinct().Count());
    }

    [Fact]
    public async Task Guests_reach_nothing_else()
    {
        await using var school = await Start();
        var round = await school.AsCoordinator().Plan();
        await school.Enter(round, "Глобус", school.Sixths.Take(3));
        school.AsGuest();
        Assert.NotEqual(RefusalKind.Invalid, (await Refused(() => school.School.Send(new ListTeams(round)))).Kind);
        Assert.NotEqual(RefusalKind.Invalid, (await Refused(() => school.Round(round))).Kind);
    }
}
