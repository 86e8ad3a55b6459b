using System.Globalization;
using System.Text.RegularExpressions;

namespace Gym24.Modularity.Manifests;

/// <summary>A semantic version: <c>1.2.0</c> or <c>1.2.0-beta.1</c>. Build metadata after <c>+</c> is ignored.</summary>
public sealed partial record ModuleVersion(int Major, int Minor, int Patch, string? Label) : IComparable<ModuleVersion>
{
    public static ModuleVersion? Parse(string? text, bool patchNeeded = true)
    {
        var match = Shape().Match(text ?? "");
        if (!match.Success || (patchNeeded && !match.Groups["patch"].Success))
            return null;
        return int.TryParse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture, out var minor)
            && int.TryParse(match.Groups["patch"].Success ? match.Groups["patch"].ValueSpan : "0", CultureInfo.InvariantCulture, out var patch)
                ? new ModuleVersion(major, minor, patch, match.Groups["label"].Success ? match.Groups["label"].Value : null)
                : null;
    }

    public int CompareTo(ModuleVersion? other)
    {
        if (other is null)
            return 1;
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0 || Label == other.Label)
            return order;
        if (Label is null || other.Label is null)
            return Label is null ? 1 : -1;
        var mine = Label.Split('.');
        var theirs = other.Label.Split('.');
        for (var i = 0; i < Math.Min(mine.Length, theirs.Length); i++)
        {
            var part = ComparePart(mine[i], theirs[i]);
            if (part != 0)
                return part;
        }
        return mine.Length.CompareTo(theirs.Length);
    }

    public override string ToString() => $"{Major}.{Minor}.{Patch}{(Label is null ? "" : "-" + Label)}";

    private static int ComparePart(string a, string b) => (int.TryParse(a, out var x), int.TryParse(b, out var y)) switch
    {
        (true, true) => x.CompareTo(y),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(a, b),
    };

    [GeneratedRegex(@"^(?<major>\d+)\.(?<minor>\d+)(\.(?<patch>\d+))?(-(?<label>[0-9A-Za-z.-]+))?(\+[0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>A range with both bounds, such as <c>[0.1, 1.0)</c>.</summary>
public sealed record VersionRange(ModuleVersion From, bool FromIncluded, ModuleVersion To, bool ToIncluded)
{
    public static VersionRange? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length < 2 || trimmed[0] is not ('[' or '(') || trimmed[^1] is not (']' or ')'))
            return null;
        var bounds = trimmed[1..^1].Split(',', StringSplitOptions.TrimEntries);
        if (bounds.Length != 2
            || ModuleVersion.Parse(bounds[0], patchNeeded: false) is not { } from
            || ModuleVersion.Parse(bounds[1], patchNeeded: false) is not { } to
            || to.CompareTo(from) < 0)
            return null;
        return new VersionRange(from, trimmed[0] == '[', to, trimmed[^1] == ']');
    }

    public bool Covers(ModuleVersion version)
    {
        var low = version.CompareTo(From);
        var high = version.CompareTo(To);
        return (low > 0 || (low == 0 && FromIncluded)) && (high < 0 || (high == 0 && ToIncluded));
    }
}
