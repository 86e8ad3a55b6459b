using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Development.StateDocument;

/// <summary>Says which paper a teacher was given, or that there is none.</summary>
/// <param name="Document">Name and number; empty: none.</param>
[Requires(Permissions.RecordDevelopment)]
internal sealed record StateDocument(Guid Record, int Version, string? Document) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Record;

    public void Validate(Faults faults) => faults.Text("document", Document, BritanniaDb.NameLength, required: false);
}

internal sealed class StateDocumentHandler(BritanniaDb db) : IRequestHandler<StateDocument, Guid>
{
    public async Task<Guid> Handle(StateDocument request, CancellationToken cancellation)
    {
        var record = await db.Development.SingleOrDefaultAsync(r => r.Id == request.Record && !r.Withdrawn, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Development.NotFound"]);
        var document = string.IsNullOrWhiteSpace(request.Document) ? null : request.Document.Trim();
        if (record.Document == document)
            return record.RunId;
        db.Expect(record, request.Version);
        record.Document = document;
        db.Publish(record.Event);
        return record.RunId;
    }
}
