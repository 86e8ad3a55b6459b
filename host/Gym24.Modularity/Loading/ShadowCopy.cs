using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Loading;

/// <summary>Modules run from copies named by their contents, so that the originals can be replaced at any time.</summary>
public sealed class ShadowCopy(string root)
{
    public string PathOf(string id, string hash) => Path.Combine(root, id, hash);

    public bool Has(string id, string hash) => Directory.Exists(PathOf(id, hash));

    public string Take(ModuleFolder folder)
    {
        var target = PathOf(folder.Id, folder.Hash);
        if (Directory.Exists(target))
            return target;
        var half = Path.Combine(root, folder.Id, $".{Guid.NewGuid():N}");
        foreach (var file in FolderHash.Files(folder.Path))
        {
            var copy = Path.Combine(half, Path.GetRelativePath(folder.Path, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
        try
        {
            Directory.Move(half, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(half, recursive: true);
        }
        return target;
    }

    /// <summary>Removes copies nothing refers to any more. Called before anything is loaded.</summary>
    public void Sweep(IReadOnlySet<string> keptHashes)
    {
        if (!Directory.Exists(root))
            return;
        foreach (var copy in Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Where(c => !keptHashes.Contains(Path.GetFileName(c))))
        {
            try
            {
                Directory.Delete(copy, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // another process of the school still runs from it; the next start sweeps again
            }
        }
    }
}
