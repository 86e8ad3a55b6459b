namespace Gym24.Tsu;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "tsu.read",
        ManageIntakes = "tsu.intakes.manage",
        Apply = "tsu.intakes.apply";
}
