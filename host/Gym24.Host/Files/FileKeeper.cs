using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Files;

/// <summary>Keeps contents in the store of the settings, and reads them from wherever each lies. Scoped.</summary>
internal sealed class FileKeeper(HostDb db, DbSession session, FileSettings settings, FilePlace place, IEnumerable<IFileCheck> checks, IEnumerable<FileShelf> shelves, ILogger<FileKeeper> log) : IFiles
{
    private const int Together = 500;
    private readonly HashSet<byte[]> _looked = new(ReferenceEqualityComparer.Instance);

    public async Task Check(FileShelf shelf, string field, byte[] content, CancellationToken cancellation = default)
    {
        var faults = new Faults();
        shelf.Check(faults, field, content, settings.MostBytes);
        faults.ThrowIfAny();
        foreach (var check in checks)
            if (await check.Look(content, cancellation) is { } finding)
                throw new Refusal(RefusalKind.Rule, finding.Code, finding.Message.ToString(), field);
        _looked.Add(content);
    }

    public async Task<KeptFile> Keep(FileShelf shelf, Guid row, string name, byte[] content, CancellationToken cancellation = default)
    {
        if (!session.InTransaction)
            throw new InvalidOperationException("A file belongs to the transaction of its row.");
        if (!shelves.Contains(shelf))
            throw new ArgumentException($"The shelf {shelf.Id} is not registered: its files would be nobody's.", nameof(shelf));
        if (!_looked.Contains(content))
            await Check(shelf, "file", content, cancellation);
        var kind = FileKind.Of(content)!;
        var kept = new KeptFile(kind.NameOf(name, shelf.NameLength), kind.MediaType, content.Length, KeptFile.HashOf(content));
        var id = await Same(kept, content, cancellation) ?? await Add(kept, content, cancellation);
        db.FileRefs.Add(new FileRefRow { Id = row, Shelf = shelf.Id, ContentId = id });
        await db.SaveChangesAsync(cancellation);
        return kept;
    }

    public async Task<FileDownload> Open(Guid row, string name, CancellationToken cancellation = default)
    {
        var kept = await db.FileContents.AsNoTracking().FirstOrDefaultAsync(c => db.FileRefs.Any(r => r.Id == row && r.ContentId == c.Id), cancellation);
        var content = kept is null ? null : await Read(kept, cancellation);
        if (kept is not null && content is not null && KeptFile.HashOf(content) == kept.Hash)
            return new FileDownload(name, kept.MediaType, kept.Hash, content);
        log.LogError("The content {Content} of the file {File} is {State}", kept?.Hash, row, content is null ? "lost" : "altered");
        throw content is null ? new Refusal(RefusalKind.NotFound, "file-lost", T["Files.Lost", name]) : new Refusal(RefusalKind.Rule, "file-altered", T["Files.Altered", name]);
    }

    public async Task Release(IReadOnlyCollection<Guid> rows, CancellationToken cancellation = default)
    {
        await db.SaveChangesAsync(cancellation);
        foreach (var some in rows.Chunk(Together))
        {
            var contents = await db.FileRefs.Where(r => some.Contains(r.Id)).Select(r => r.ContentId).Distinct().ToListAsync(cancellation);
            await db.FileRefs.Where(r => some.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
            await Drop(contents, cancellation);
        }
    }

    /// <summary>
    /// Those of the contents that nobody has go. First each is held, then it is looked at: whoever keeps the same at this moment holds it too, and
    /// either is seen here or finds it gone.
    /// </summary>
    internal async Task Drop(IReadOnlyList<Guid> contents, CancellationToken cancellation)
    {
        if (contents.Count == 0)
            return;
        await db.FileContents.Where(c => contents.Contains(c.Id)).ExecuteUpdateAsync(s => s.SetProperty(c => c.At, c => c.At), cancellation);
        var gone = await db.FileContents.Where(c => contents.Contains(c.Id) && !db.FileRefs.Any(r => r.ContentId == c.Id)).Select(c => new { c.Id, c.Hash, c.InFolder }).ToListAsync(cancellation);
        var ids = gone.ConvertAll(g => g.Id);
        await db.FileContents.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancellation);
        foreach (var entry in db.ChangeTracker.Entries<FileContentRow>().Where(e => ids.Contains(e.Entity.Id)).ToList())
            entry.State = EntityState.Detached;
        foreach (var one in gone.Where(g => g.InFolder))
            session.AfterCommit(() => Unlink(one.Hash, one.Id));
    }

    /// <summary>What cannot be deleted now the sweep finds.</summary>
    internal void Unlink(string hash, Guid id)
    {
        try
        {
            place.Folder?.Remove(hash, id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The content {Content} is not wanted any more and cannot be deleted yet", hash);
        }
    }

    /// <exception cref="InvalidOperationException">It lies in a folder that the settings do not name.</exception>
    internal Task<byte[]?> Read(FileContentRow kept, CancellationToken cancellation) => !kept.InFolder ? Task.FromResult(kept.Content)
        : (place.Folder ?? throw new InvalidOperationException(T["Files.NoFolder"])).Read(kept.Hash, kept.Id, cancellation);

    /// <summary>A content that is there already, held until the end of the transaction. One that was lost from the folder is whole again.</summary>
    private async Task<Guid?> Same(KeptFile kept, byte[] content, CancellationToken cancellation)
    {
        var now = db.Now;
        foreach (var there in await db.FileContents.AsNoTracking().Where(c => c.Hash == kept.Hash).OrderBy(c => c.At)
            .Select(c => new FileContentRow { Id = c.Id, Hash = c.Hash, InFolder = c.InFolder }).ToListAsync(cancellation))
        {
            if (await db.FileContents.Where(c => c.Id == there.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.At, now), cancellation) == 0)
                continue;
            if (there.InFolder && place.Folder is { } folder && !await folder.Holds(there.Hash, there.Id, cancellation))
                await folder.Write(there, content, cancellation);
            return there.Id;
        }
        return null;
    }

    private async Task<Guid> Add(KeptFile kept, byte[] content, CancellationToken cancellation)
    {
        var row = new FileContentRow { Hash = kept.Hash, Size = kept.Size, MediaType = kept.MediaType, At = db.Now, InFolder = settings.InFolder, Content = settings.InFolder ? null : content };
        if (settings.InFolder)
            await place.Folder!.Write(row, content, cancellation);
        db.FileContents.Add(row);
        return row.Id;
    }
}
