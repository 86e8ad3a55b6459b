namespace Gym24.Privacy;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "privacy.read",
        Sign = "privacy.consents.sign",
        Keep = "privacy.consents.keep";
}
