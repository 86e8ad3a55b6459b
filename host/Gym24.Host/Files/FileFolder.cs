using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;

namespace Gym24.Host.Files;

/// <summary>
/// Contents in a folder, each under its hash and the id of its row: a row that goes and one that comes for the same content never speak of the same file. A
/// file is there whole or not at all, and on the disk before its row is.
/// </summary>
internal sealed partial class FileFolder(string folder)
{
    private const string Half = ".half";

    public string Root => folder;

    public static string NameOf(string hash, Guid id) => $"{hash}-{id:N}";

    public async Task Write(FileContentRow row, byte[] content, CancellationToken cancellation)
    {
        var place = PlaceOf(row.Hash, row.Id);
        var room = Path.GetDirectoryName(place)!;
        var isNew = !Directory.Exists(room);
        Directory.CreateDirectory(room);
        var half = $"{place}.{Guid.NewGuid():N}{Half}";
        await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancellation);
            file.Flush(flushToDisk: true);
        }
        File.Move(half, place, overwrite: true);
        Settle(room);
        if (isNew)
            Settle(folder);
    }

    /// <returns><see langword="null"/>: it is not there.</returns>
    public async Task<byte[]?> Read(string hash, Guid id, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(PlaceOf(hash, id), cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task<bool> Holds(string hash, Guid id, CancellationToken cancellation) =>
        await Read(hash, id, cancellation) is { } content && KeptFile.HashOf(content) == hash;

    public void Remove(string hash, Guid id) => File.Delete(PlaceOf(hash, id));

    /// <summary>Contents that have lain here since before a moment. Whatever else stands in the folder is not ours.</summary>
    public IEnumerable<(Guid Id, string File)> Before(DateTime moment) =>
        Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d).Length == 2).SelectMany(Directory.EnumerateFiles)
            .Select(f => (Name: Ours().Match(Path.GetFileName(f)), File: f)).Where(f => f.Name.Success && File.GetLastWriteTimeUtc(f.File) < moment)
            .Select(f => (f.Name.Groups[2].Success ? Guid.Empty : Guid.ParseExact(f.Name.Groups[1].ValueSpan, "N"), f.File));

    private string PlaceOf(string hash, Guid id) => Path.Combine(folder, hash[..2], NameOf(hash, id));

    /// <summary>A new name is on the disk once the directory is. Windows sees to that by itself.</summary>
    private static void Settle(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = OpenDirectory(directory, 0);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [GeneratedRegex(@"^[0-9a-f]{64}-([0-9a-f]{32})(\.[0-9a-f]{32}\.half)?$")]
    private static partial Regex Ours();

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDirectory([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
