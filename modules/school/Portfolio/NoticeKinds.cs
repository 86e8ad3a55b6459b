namespace Gym24.Portfolio;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string Achievements = "portfolio.achievements";
}
