namespace Gym24.Host.Access;

/// <summary>What a browser says of itself, in two words: only these are kept, the rest would tell one person from another.</summary>
internal static class Device
{
    // The order matters: each pretends to be those below it.
    private static readonly (string Says, string Is)[] Browsers =
    [
        ("YaBrowser/", "Yandex"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Says, string Is)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <returns>Such as <c>Firefox, Windows</c>; empty where nothing is known.</returns>
    public static string Of(string? agent) => string.Join(", ", new[] { First(Browsers, agent), First(Systems, agent) }.OfType<string>());

    private static string? First((string Says, string Is)[] known, string? agent) =>
        agent is null ? null : known.FirstOrDefault(k => agent.Contains(k.Says, StringComparison.Ordinal)).Is;
}
