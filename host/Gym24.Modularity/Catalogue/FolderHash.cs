using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Modularity.Catalogue;

/// <summary>Identifies the contents of a module's folder. Contents are read again only when names, sizes or times changed.</summary>
internal sealed class FolderHash
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
    private readonly ConcurrentDictionary<string, (string Stamp, string Hash)> _known = new(StringComparer.Ordinal);

    public static IReadOnlyList<FileInfo> Files(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", Everything).OrderBy(f => f.FullName, StringComparer.Ordinal)];

    public string Of(string folder)
    {
        var files = Files(folder);
        var stamp = string.Join('|', files.Select(f => $"{f.FullName}:{f.Length}:{f.LastWriteTimeUtc.Ticks}"));
        if (_known.TryGetValue(folder, out var known) && known.Stamp == stamp)
            return known.Hash;
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        var buffer = new byte[64 * 1024];
        foreach (var file in files)
        {
            var name = Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'));
            using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            BinaryPrimitives.WriteInt32LittleEndian(length, name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(length[4..], (int)content.Length);
            sum.AppendData(length);
            sum.AppendData(name);
            while (content.Read(buffer) is > 0 and var read)
                sum.AppendData(buffer, 0, read);
        }
        var hash = Convert.ToHexStringLower(sum.GetHashAndReset())[..32];
        _known[folder] = (stamp, hash);
        return hash;
    }
}
