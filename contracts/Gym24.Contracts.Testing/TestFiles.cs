using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Testing;

/// <summary>Keeps files in the database of the test, with the limits of their shelves. What the host has beyond that is tested there.</summary>
internal sealed class TestFiles(TestHostDb db, DbSession session) : IFiles
{
    public Task Check(FileShelf shelf, string field, byte[] content, CancellationToken cancellation = default)
    {
        var faults = new Faults();
        shelf.Check(faults, field, content);
        faults.ThrowIfAny();
        return Task.CompletedTask;
    }

    public async Task<KeptFile> Keep(FileShelf shelf, Guid row, string name, byte[] content, CancellationToken cancellation = default)
    {
        if (!session.InTransaction)
            throw new InvalidOperationException("A file belongs to the transaction of its row.");
        await Check(shelf, "file", content, cancellation);
        var (kind, hash) = (FileKind.Of(content)!, KeptFile.HashOf(content));
        var kept = await db.Set<FileContentRow>().FirstOrDefaultAsync(c => c.Hash == hash, cancellation);
        if (kept is null)
            db.Add(kept = new FileContentRow { Hash = hash, Size = content.Length, MediaType = kind.MediaType, At = db.Now, Content = content });
        db.Add(new FileRefRow { Id = row, Shelf = shelf.Id, ContentId = kept.Id });
        await db.SaveChangesAsync(cancellation);
        return new KeptFile(kind.NameOf(name, shelf.NameLength), kind.MediaType, content.Length, hash);
    }

    public async Task<FileDownload> Open(Guid row, string name, CancellationToken cancellation = default) =>
        await db.Set<FileContentRow>().AsNoTracking().FirstOrDefaultAsync(c => db.Set<FileRefRow>().Any(r => r.Id == row && r.ContentId == c.Id), cancellation) is { } kept
            ? new FileDownload(name, kept.MediaType, kept.Hash, kept.Content!) : throw new Refusal(RefusalKind.NotFound, "file-lost", "lost");

    public async Task Release(IReadOnlyCollection<Guid> rows, CancellationToken cancellation = default)
    {
        var contents = await db.Set<FileRefRow>().Where(r => rows.Contains(r.Id)).Select(r => r.ContentId).ToListAsync(cancellation);
        await db.Set<FileRefRow>().Where(r => rows.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
        await db.Set<FileContentRow>().Where(c => contents.Contains(c.Id) && !db.Set<FileRefRow>().Any(r => r.ContentId == c.Id)).ExecuteDeleteAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
