using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Composition;

/// <summary>What the process was started with.</summary>
/// <param name="Data">The school's data folder, absolute.</param>
/// <param name="Demo">An invented school.</param>
/// <param name="Modules">Directories of modules that come with the host, absolute.</param>
/// <param name="Urls">Where to listen, if it was said.</param>
public sealed record HostOptions(string Data, bool Demo, IReadOnlyList<string> Modules, string? Urls)
{
    public const string DefaultUrl = "http://localhost:5240";

    /// <summary>About how many pupils an invented school has.</summary>
    public int DemoPupils { get; init; } = 750;

    /// <summary>How long an old generation waits for the requests inside it; otherwise the setting <c>modules:drain</c>.</summary>
    public TimeSpan? Drain { get; init; }

    /// <summary>Settings that go before those of files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <exception cref="CannotStart">The command line makes no sense.</exception>
    internal static HostOptions Parse(IReadOnlyList<string> args)
    {
        var modules = new List<string> { Path.Combine(AppContext.BaseDirectory, "modules") };
        string? urls = null;
        var data = "data";
        var demo = false;
        for (var i = 0; i < args.Count; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? args[i] : args[i][..equals];
            string Value() => equals >= 0 ? args[i][(equals + 1)..] : ++i < args.Count ? args[i] : throw new CannotStart(T["NoValue", name]);
            switch (name)
            {
                case "--urls":
                    urls = Value();
                    break;
                case "--data":
                    data = Value();
                    break;
                case "--modules":
                    modules.Add(Path.GetFullPath(Value()));
                    if (!Directory.Exists(modules[^1]))
                        throw new CannotStart(T["Modules", modules[^1]]);
                    break;
                case "--demo":
                    demo = true;
                    break;
                default:
                    throw new CannotStart(T["Unknown", args[i]]);
            }
        }
        return new HostOptions(Path.GetFullPath(data), demo, modules, urls);
    }
}

/// <summary>The process ends with one line that says why.</summary>
internal sealed class CannotStart(string words) : Exception(words);
