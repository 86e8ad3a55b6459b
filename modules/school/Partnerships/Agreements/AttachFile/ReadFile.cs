using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.AttachFile;

/// <summary>The content of an attached file.</summary>
/// <param name="Of">The basis it must be attached to, where the address says so.</param>
[Requires(Permissions.ReadAgreements)]
internal sealed record ReadFile(Guid File, string? Of = null) : IQuery<FileDownload>;

internal sealed class ReadFileHandler(PartnershipsDb db, IFiles files) : IRequestHandler<ReadFile, FileDownload>
{
    public async Task<FileDownload> Handle(ReadFile request, CancellationToken cancellation)
    {
        var (of, own) = (request.Of, Guid.TryParse(request.Of, out var id) ? id : Guid.Empty);
        var file = await db.Set<AgreementFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.File
                && (of == null || db.Set<Agreement>().Any(a => a.Id == f.AgreementId && (a.Document == of || (a.Document == null && a.Id == own)))), cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Agreement.FileNotFound"]);
        return await files.Open(file.Id, file.Name, cancellation);
    }
}
