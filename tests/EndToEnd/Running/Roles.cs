namespace Gym24.EndToEnd.Running;

/// <summary>Ids of roles, as the accounts of the demonstration name them.</summary>
internal static class Roles
{
    public const string Anyone = "anyone";
    public const string Administrator = "administrator";
    public const string Head = "head";
    public const string DeputyHead = "deputyHead";
    public const string Coordinator = "coordinator";
    public const string Teacher = "teacher";
    public const string Psychologist = "psychologist";
    public const string Pupil = "pupil";
    public const string Parent = "parent";
    public const string Partner = "partner";
}
