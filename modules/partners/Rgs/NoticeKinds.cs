namespace Gym24.Rgs;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string
        Teams = "rgs.teams",
        Places = "rgs.places";
}
