namespace Gym24.Tusur;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "tusur.read",
        ManageSlots = "tusur.slots.manage",
        BookSlots = "tusur.slots.book",
        FormTeams = "tusur.teams.form",
        JoinTeams = "tusur.teams.join",
        ConfirmTeams = "tusur.teams.confirm",
        SubmitWorks = "tusur.works.submit",
        DecideWorks = "tusur.works.decide",
        PlanLessons = "tusur.lessons.plan",
        ChangeRules = "tusur.rules.change";
}
