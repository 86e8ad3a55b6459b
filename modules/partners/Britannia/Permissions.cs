namespace Gym24.Britannia;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "britannia.read",
        ReadLevels = "britannia.levels.read",
        EnterLevels = "britannia.levels.enter",
        ManageExams = "britannia.exams.manage",
        ReadDevelopment = "britannia.development.read",
        RecordDevelopment = "britannia.development.record";
}
