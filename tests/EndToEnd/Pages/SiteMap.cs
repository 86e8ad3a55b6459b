using System.Text.RegularExpressions;

namespace Gym24.EndToEnd.Pages;

/// <summary>Which addresses are worth a visit: every page of the navigation and, of pages that differ only in what they are about, one.</summary>
internal sealed partial class SiteMap(Uri root)
{
    private const int Siblings = 2, Tabs = 12;
    private static readonly string[] Named = ["/catalogue", "/partners", "/agreements", "/consents", "/paper", "/link", "/transfer"];

    private readonly Queue<string> _waiting = new();
    private readonly HashSet<string> _known = [];
    private readonly Dictionary<string, int> _siblings = [];

    /// <summary>Entries of the navigation are always visited.</summary>
    public void AddNavigation(IEnumerable<string> addresses)
    {
        foreach (var path in addresses.Select(Path).OfType<string>())
        {
            if (_known.Add(Shape(path)))
                _waiting.Enqueue(path);
        }
    }

    /// <summary>Other links: one of each shape, and a few where the last part is the name of an offering, a partner, a document or a consent.</summary>
    public void AddLinks(IEnumerable<string> addresses)
    {
        foreach (var path in addresses.Select(Path).OfType<string>())
        {
            var shape = Shape(path);
            var parent = shape[..shape.LastIndexOf('/')];
            var atMost = Named.Any(parent.EndsWith) ? Siblings : parent.Length == 0 || shape.Contains("{id}") ? int.MaxValue : Tabs;
            if (_known.Contains(shape) || _siblings.GetValueOrDefault(parent) >= atMost)
                continue;
            _known.Add(shape);
            _siblings[parent] = _siblings.GetValueOrDefault(parent) + 1;
            _waiting.Enqueue(path);
        }
    }

    public bool Next(out string address) => _waiting.TryDequeue(out address!);

    /// <summary>A file name for a page.</summary>
    public static string Name(string path) =>
        path == "/" ? "home" : Shape(path).Trim('/').Replace('/', '-').Replace("{id}", "one", StringComparison.Ordinal);

    private static string Shape(string path) => Id().Replace(path, "/{id}");

    private string? Path(string address)
    {
        var uri = new Uri(root, address);
        return uri.Authority == root.Authority && !NoPage().IsMatch(uri.AbsolutePath) ? uri.AbsolutePath : null;
    }

    [GeneratedRegex("/([0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+(-[0-9]+)*)(?=/|$)")]
    private static partial Regex Id();

    [GeneratedRegex(@"^/(language|sign-out|api|openapi|design)(/|$)|\.[a-z]{3,4}$")]
    private static partial Regex NoPage();
}
