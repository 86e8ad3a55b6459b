namespace Gym24.Britannia;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string Levels = "britannia.levels";
}
