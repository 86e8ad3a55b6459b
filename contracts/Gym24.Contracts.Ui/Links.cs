using Microsoft.AspNetCore.WebUtilities;

namespace Gym24.Contracts.Ui;

/// <summary>Addresses of the page being shown with a part of the query changed, so that filters survive paging and sorting.</summary>
public static class Links
{
    /// <summary>The address (path and query) with parameters replaced; a null value removes the parameter, empty ones are dropped.</summary>
    /// <param name="address">Absolute or root-relative address of the current page.</param>
    /// <param name="changes">Names with their new values.</param>
    public static string With(string address, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var (path, query) = Split(address);
        foreach (var (name, _) in changes)
        {
            query.RemoveAll(pair => Same(pair.Key, name));
        }

        foreach (var (name, value) in changes)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(new(name, value));
            }
        }

        return Join(path, query);
    }

    /// <summary>The address without one value of a parameter that may stand several times, and back on the first page.</summary>
    public static string Without(string address, string name, string value)
    {
        var (path, query) = Split(address);
        query.RemoveAll(pair => Same(pair.Key, "page") || (Same(pair.Key, name) && pair.Value == value));
        return Join(path, query);
    }

    /// <summary>Value of a parameter in the address, or null.</summary>
    public static string? Value(string address, string name) =>
        Split(address).Query.FirstOrDefault(pair => Same(pair.Key, name)).Value;

    /// <summary>Values of a parameter that may stand several times.</summary>
    public static IReadOnlyList<string> Values(string address, string name) =>
        [.. Split(address).Query.Where(pair => Same(pair.Key, name)).Select(pair => pair.Value!)];

    /// <summary>The parameters of the address but for some, for the hidden fields of a form that changes those.</summary>
    public static IEnumerable<(string Name, string Value)> Others(string address, params IReadOnlyCollection<string> names) =>
        Split(address).Query.Where(pair => !names.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).Select(pair => (pair.Key, pair.Value!));

    /// <summary>Path of an absolute or root-relative address.</summary>
    public static string Path(string address) => Split(address).Path;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static (string Path, List<KeyValuePair<string, string?>> Query) Split(string address)
    {
        var local = address.StartsWith('/') ? address : new Uri(address).PathAndQuery;
        var hash = local.IndexOf('#', StringComparison.Ordinal);
        local = hash < 0 ? local : local[..hash];
        var mark = local.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return (local, []);
        }

        var pairs = QueryHelpers.ParseQuery(local[mark..])
            .SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value)), (pair, value) => KeyValuePair.Create(pair.Key, value));
        return (local[..mark], pairs.ToList());
    }

    private static string Join(string path, List<KeyValuePair<string, string?>> query) => QueryHelpers.AddQueryString(path, query);
}
