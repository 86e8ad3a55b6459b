namespace Gym24.Tsu;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "tsu.read",
        ManageIntakes = "tsu.intakes.manage",
        Apply = "tsu.intakes.apply",
        Propose = "tsu.topics.propose",
        Supervise = "tsu.topics.supervise",
        ManageSupervision = "tsu.topics.manage",
        ManageShifts = "tsu.shifts.manage";
}
