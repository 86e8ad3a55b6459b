namespace Gym24.People;

/// <summary>Ids of the permissions in <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string Read = "people.roster.read";
    public const string Manage = "people.roster.manage";
    public const string Import = "people.import";
    public const string Accounts = "people.accounts";
    public const string Invite = "people.invite";
}
