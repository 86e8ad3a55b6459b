namespace Gym24.Privacy;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string Consents = "privacy.consents";
}
