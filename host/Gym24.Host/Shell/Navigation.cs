using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Host.Access;
using Gym24.Host.Demo;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Shell;

/// <summary>What stands in the frame for this caller on this page.</summary>
internal sealed class Navigation(IEnumerable<NavigationEntry> entries, ICaller caller, RoleBook roles, IHttpContextAccessor http, DemoMark demo)
{
    private static readonly string[] Groups_ = ["work", "partners", "people", "school", "admin"];

    public bool IsDemo => demo.IsDemo;

    public IReadOnlyList<NavGroup> Groups(int unread)
    {
        var path = http.HttpContext?.Request.Path.Value ?? "/";
        var shown = entries.Where(e => e.Permission is null || caller.Can(e.Permission)).OrderBy(e => e.Order).ToList();
        var active = shown.Where(e => IsAt(path, e.Href)).MaxBy(e => e.Href.Length);
        return Groups_.Select(group => new NavGroup(group == "work" ? null : T[$"Nav.{group}"],
                shown.Where(e => e.Group == group).Select((e, i) => new NavEntry(e.Title(), e.Href, e.Icon, e == active,
                    e.Href == NoticesHref && unread > 0 ? unread : null, OnPhone: e.Group is "work" or "partners")).ToList()))
            .Where(g => g.Entries.Count > 0).ToList();
    }

    public const string NoticesHref = "/notices";

    public string RoleTitles() => string.Join(", ", roles.Roles.Where(r => caller.Roles.Contains(r.Id)).Select(r => r.Title.ToString()));

    public string SignInHref() => $"/sign-in?returnUrl={Uri.EscapeDataString(Here)}";

    public IReadOnlyList<(string, string, string)> Languages() =>
        [("ru", "Русский", $"/language/ru?returnUrl={Uri.EscapeDataString(Here)}"), ("en", "English", $"/language/en?returnUrl={Uri.EscapeDataString(Here)}")];

    private string Here => http.HttpContext is { Request: var r } && HttpMethods.IsGet(r.Method) ? r.Path + r.QueryString : "/";

    private static bool IsAt(string path, string href) => href == "/" ? path == "/"
        : path == href || path.StartsWith(href + "/", StringComparison.Ordinal);
}
