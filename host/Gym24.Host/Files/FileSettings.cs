using Gym24.Host.Composition;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Files;

/// <summary>Where files lie and what is asked of them: <c>Files:*</c>. See docs/operations/files.md.</summary>
internal sealed class FileSettings
{
    private const int UsualMost = 50, Mega = 1024 * 1024, MostOfAll = 200;
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    /// <exception cref="CannotStart">The settings make no sense.</exception>
    public FileSettings(IConfiguration configuration)
    {
        var own = configuration.GetSection("Files");
        Folder = own["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;
        InFolder = (own["Store"] is { Length: > 0 } store ? store : Folder is null ? "database" : "folder") switch
        {
            "database" => false,
            "folder" when Folder is not null => true,
            _ => throw new CannotStart(T["Files.Store"]),
        };
        var most = own.GetValue("MostMegabytes", UsualMost);
        MostBytes = most is > 0 and <= MostOfAll ? most * Mega : throw new CannotStart(T["Files.Most", MostOfAll]);
        Clamd = own["Clamd"] is { Length: > 0 } clamd ? clamd : null;
        RefusesWhenAway = (own["ClamdAway"] is { Length: > 0 } away ? away : "refuse") switch { "refuse" => true, "accept" => false, _ => throw new CannotStart(T["Files.ClamdAway"]) };
        Patience = own.GetValue("ClamdPatience", UsualPatience);
    }

    /// <summary>Absolute; also known while the database is the store, as long as files are to be moved back.</summary>
    public string? Folder { get; }

    /// <summary>New files go into the folder.</summary>
    public bool InFolder { get; }

    /// <summary>The largest file, whatever a module says.</summary>
    public int MostBytes { get; }

    /// <summary>Path of a socket, or host and port.</summary>
    public string? Clamd { get; }

    public bool RefusesWhenAway { get; }
    public TimeSpan Patience { get; }
}
