using System.Collections.Frozen;

namespace Gym24.Contracts.Ui;

/// <summary>The icons that ship with the design system, by their Tabler name.</summary>
public static class Icons
{
    /// <summary>Shown in place of a name that is not in the set.</summary>
    public const string Unknown = "puzzle";

    /// <summary>All names that <c>Icon</c> can draw.</summary>
    public static FrozenSet<string> All { get; } = Load();

    internal static string Known(string name) => All.Contains(name) ? name : Unknown;

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(Icons).Assembly.GetManifestResourceStream("icons.txt")
            ?? throw new InvalidOperationException("The list of icons is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
