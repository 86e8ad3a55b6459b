using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.AttachFile;

/// <summary>Attaches a scan or text of the document. The same content attached twice is one file.</summary>
/// <param name="Name">As the browser says it; the ending follows the content.</param>
[Requires(Permissions.ManageAgreements)]
internal sealed record AttachFile(string Id, string Name, byte[] Content) : ICommand<Guid>, IBringsFile
{
    /// <summary>How many one legal basis has at most.</summary>
    public const int MaxFiles = 20;

    FileShelf IBringsFile.Shelf => AgreementFile.Shelf;

    byte[] IBringsFile.Brought => Content;
}

internal sealed class AttachFileHandler(PartnershipsDb db, AgreementBook book, IFiles files, ICaller caller) : IRequestHandler<AttachFile, Guid>
{
    public async Task<Guid> Handle(AttachFile request, CancellationToken cancellation)
    {
        var (row, _) = await book.Hold(request.Id, null, cancellation);
        var hash = KeptFile.HashOf(request.Content);
        if (row.Files.Find(f => f.Hash == hash) is { } same)
            return same.Id;
        if (row.Files.Count >= AttachFile.MaxFiles)
            throw new Refusal(RefusalKind.Rule, "too-many", T["Agreement.TooManyFiles", AttachFile.MaxFiles], "file");
        var id = Guid.CreateVersion7();
        var kept = await files.Keep(AgreementFile.Shelf, id, request.Name, request.Content, cancellation);
        var file = new AgreementFile
        {
            Id = id, AgreementId = row.Id, Name = kept.Name, MediaType = kept.MediaType, Size = kept.Size, Hash = kept.Hash, At = db.Now, ByName = caller.DisplayName,
        };
        db.Add(file);
        book.Note(row, "attached", file.Name);
        return file.Id;
    }
}

/// <summary>Removes an attached file for good.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record RemoveFile(string Id, Guid File) : ICommand<Unit>, IAbout
{
    public Guid? Subject => File;
}

internal sealed class RemoveFileHandler(AgreementBook book, IFiles files) : IRequestHandler<RemoveFile, Unit>
{
    public async Task<Unit> Handle(RemoveFile request, CancellationToken cancellation)
    {
        var (row, _) = await book.Hold(request.Id, null, cancellation);
        if (row.Files.Find(f => f.Id == request.File) is not { } file)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Agreement.FileNotFound"]);
        row.Files.Remove(file);
        await files.Release([file.Id], cancellation);
        book.Note(row, "removed", file.Name);
        return Unit.Value;
    }
}
