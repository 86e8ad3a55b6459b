namespace Gym24.Rgs;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "rgs.read",
        PlanRounds = "rgs.rounds.plan",
        EnterTeams = "rgs.teams.enter",
        InviteGuests = "rgs.guests.invite",
        GiveAnswers = "rgs.answers.give",
        GivePoints = "rgs.points.give";
}
