namespace Gym24.Questionnaires;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string Asked = "questionnaires.asked";
}
