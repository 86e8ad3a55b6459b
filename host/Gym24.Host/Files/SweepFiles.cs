using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.Jobs;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Files;

/// <summary>
/// Every night: files whose rows are gone, contents nobody has, files in the folder without a content, and contents that lie elsewhere than the settings say. A
/// content is moved whole, one a step.
/// </summary>
[Requires(HostManifest.Jobs)]
internal sealed class SweepFiles(HostDb db, DbSession session, FileSettings settings, FilePlace place, FileKeeper keeper, FileOwners owners) : IJob
{
    /// <summary>Whoever keeps a file has come to an end by then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private const int Together = 500;

    public LocalText Title => HostTexts.T.Both("Jobs.SweepFiles");

    public string Schedule => "0 20 4 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        if (await session.InTransactionAsync(() => owners.ReleaseOrphans(cancellation), cancellation) > 0)
            return true;
        if (await session.InTransactionAsync(() => DropUnused(cancellation), cancellation) || await Move(cancellation))
            return true;
        await ClearFolder(cancellation);
        return false;
    }

    private async Task<bool> DropUnused(CancellationToken cancellation)
    {
        var before = db.Now - Grace;
        var unused = await db.FileContents.Where(c => c.At < before && !db.FileRefs.Any(r => r.ContentId == c.Id)).OrderBy(c => c.At).Select(c => c.Id).Take(Together).ToListAsync(cancellation);
        await keeper.Drop(unused, cancellation);
        return unused.Count > 0;
    }

    /// <exception cref="InvalidOperationException">One of them is lost or altered: the list of jobs says which. The others are moved first.</exception>
    private async Task<bool> Move(CancellationToken cancellation)
    {
        var wanted = settings.InFolder;
        var elsewhere = db.FileContents.Where(c => c.InFolder == !wanted).OrderBy(c => c.At);
        var broken = new List<string>();
        foreach (var id in await elsewhere.Select(c => c.Id).Take(Together).ToListAsync(cancellation))
        {
            var moved = await session.InTransactionAsync(() => Move(id, cancellation), cancellation);
            if (moved is null)
                return true;
            broken.Add(moved);
        }
        return broken.Count == 0 ? false : throw new InvalidOperationException(HostTexts.T["Files.Broken", string.Join(", ", broken)]);
    }

    /// <returns>The hash of a content that cannot be moved.</returns>
    private async Task<string?> Move(Guid id, CancellationToken cancellation)
    {
        // Held first: whoever releases it at this moment waits, or has it gone already.
        await db.FileContents.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.At, c => c.At), cancellation);
        if (await db.FileContents.FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } row)
            return null;
        var content = await keeper.Read(row, cancellation);
        if (content is null || KeptFile.HashOf(content) != row.Hash)
            return row.Hash;
        if (settings.InFolder)
            await place.Folder!.Write(row, content, cancellation);
        else
            session.AfterCommit(() => keeper.Unlink(row.Hash, row.Id));
        (row.InFolder, row.Content) = (settings.InFolder, settings.InFolder ? null : content);
        return null;
    }

    private async Task ClearFolder(CancellationToken cancellation)
    {
        if (place.Folder is not { } folder || !Directory.Exists(folder.Root))
            return;
        foreach (var some in folder.Before(db.Now - Grace).Chunk(Together))
        {
            var ids = some.Select(f => f.Id).ToList();
            var there = (await db.FileContents.Where(c => ids.Contains(c.Id) && c.InFolder).Select(c => c.Id).ToListAsync(cancellation)).ToHashSet();
            foreach (var (_, file) in some.Where(f => !there.Contains(f.Id)))
                File.Delete(file);
        }
    }
}
