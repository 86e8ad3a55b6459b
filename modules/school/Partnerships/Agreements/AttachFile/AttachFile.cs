using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Partnerships.Catalogue.Keeping;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.AttachFile;

/// <summary>Attaches a scan or text of the document. The same content attached twice is one file.</summary>
/// <param name="Name">As the browser says it; the ending follows the content.</param>
[Requires(Permissions.ManageAgreements)]
internal sealed record AttachFile(string Id, string Name, byte[] Content) : ICommand<Guid>, IValidated
{
    /// <summary>Of one file, and how many one legal basis has at most: the database is one file that somebody copies every night.</summary>
    public const int MaxBytes = 20 * 1024 * 1024, MaxFiles = 20;

    public void Validate(Faults faults) => FileKind.Check(faults, "file", Content, MaxBytes);
}

internal sealed class AttachFileHandler(PartnershipsDb db, AgreementBook book, ICaller caller) : IRequestHandler<AttachFile, Guid>
{
    public async Task<Guid> Handle(AttachFile request, CancellationToken cancellation)
    {
        var (row, _) = await book.Hold(request.Id, null, cancellation);
        var hash = KeptJson.Hash(request.Content);
        if (row.Files.Find(f => f.Hash == hash) is { } same)
            return same.Id;
        if (row.Files.Count >= AttachFile.MaxFiles)
            throw new Refusal(RefusalKind.Rule, "too-many", T["Agreement.TooManyFiles", AttachFile.MaxFiles], "file");
        var kind = FileKind.Of(request.Content)!;
        var file = new AgreementFile
        {
            AgreementId = row.Id, Name = kind.NameOf(request.Name, AgreementTables.IssuerLength), MediaType = kind.MediaType,
            Size = request.Content.Length, Hash = hash, At = db.Now, ByName = caller.DisplayName,
        };
        db.Add(file);
        db.Add(new AgreementContent { FileId = file.Id, Content = request.Content });
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

internal sealed class RemoveFileHandler(AgreementBook book) : IRequestHandler<RemoveFile, Unit>
{
    public async Task<Unit> Handle(RemoveFile request, CancellationToken cancellation)
    {
        var (row, _) = await book.Hold(request.Id, null, cancellation);
        if (row.Files.Find(f => f.Id == request.File) is not { } file)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Agreement.FileNotFound"]);
        row.Files.Remove(file);
        book.Note(row, "removed", file.Name);
        return Unit.Value;
    }
}
