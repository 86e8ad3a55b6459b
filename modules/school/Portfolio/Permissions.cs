namespace Gym24.Portfolio;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "portfolio.read",
        Add = "portfolio.add",
        Confirm = "portfolio.confirm",
        EditRoutes = "portfolio.routes.edit";
}
