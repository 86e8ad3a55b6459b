namespace Gym24.Tusur;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string
        Teams = "tusur.teams",
        Works = "tusur.works";
}
