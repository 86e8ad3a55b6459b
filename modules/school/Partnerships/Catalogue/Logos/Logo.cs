using System.Text.RegularExpressions;

namespace Gym24.Partnerships.Catalogue.Logos;

/// <summary>A logo that was judged and may be shown.</summary>
/// <param name="Mark">Changes with the picture.</param>
internal sealed partial record Logo(byte[] Content, string Type, string Mark)
{
    public const string Svg = "image/svg+xml", Png = "image/png";

    /// <summary>Its media type, or <see langword="null"/> for a name no logo has.</summary>
    public static string? TypeOf(string file) => !Name().IsMatch(file) ? null : file.EndsWith(".svg", StringComparison.Ordinal) ? Svg : Png;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.(svg|png)$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
