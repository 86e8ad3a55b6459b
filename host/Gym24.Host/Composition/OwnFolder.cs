using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Composition;

/// <summary>
/// A data folder belongs to one process. The system's lock on a file in it says so: it goes with the process, however that ends, so that
/// nothing stale is ever left. Who holds it stands in a second file, only for people.
/// </summary>
internal sealed class OwnFolder : IDisposable
{
    public const string FileName = "host.lock";
    private const string HolderName = "host.txt";

    private readonly FileStream _file;

    private OwnFolder(FileStream file) => _file = file;

    /// <exception cref="CannotStart">Another process has it.</exception>
    public static OwnFolder Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(Path.Combine(folder, HolderName), $"{Environment.MachineName}, {Environment.ProcessId}");
            return new OwnFolder(file);
        }
        catch (IOException)
        {
            throw new CannotStart(T["Taken", folder, Holder(folder)]);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CannotStart(T["Data", folder, e.Message]);
        }
    }

    /// <exception cref="CannotStart">The folder lies on a network drive: locks and the shared memory of SQLite do not hold there.</exception>
    public static void MustBeLocal(string folder, string? format = null)
    {
        format ??= new DriveInfo(folder).DriveFormat;
        if (Array.Exists(Network, format.StartsWith))
            throw new CannotStart(T["Network", folder, format]);
    }

    private static readonly string[] Network = ["nfs", "cifs", "smb", "afs", "ncp", "coda", "fuse.sshfs"];

    private static string Holder(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, HolderName));
        }
        catch (IOException)
        {
            return "?";
        }
    }

    public void Dispose() => _file.Dispose();
}
