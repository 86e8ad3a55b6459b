namespace Gym24.Questionnaires;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Answer = "questionnaires.answer",
        Manage = "questionnaires.manage";
}
