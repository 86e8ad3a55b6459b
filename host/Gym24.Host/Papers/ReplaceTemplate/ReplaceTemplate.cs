using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Papers.ReplaceTemplate;

/// <summary>Puts the school's own document in the place of a shipped one.</summary>
/// <param name="Seen">Version of the own document that was seen; 0: none was there.</param>
/// <returns>Required fields the new one lacks.</returns>
[Requires(HostManifest.Papers)]
internal sealed record ReplaceTemplate(string Id, int Seen, string FileName, byte[] Content) : ICommand<IReadOnlyList<string>>
{
    internal sealed class Handler(HostDb db, PaperBook book, ICaller caller) : IRequestHandler<ReplaceTemplate, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(ReplaceTemplate request, CancellationToken cancellation)
        {
            var template = book.Find(request.Id);
            var missing = PaperCheck.Check(template, Docx.Open(request.Content));
            var row = await Current(db, request.Id, request.Seen, cancellation);
            if (row is null)
                db.Papers.Add(row = new PaperRow { Template = template.Id });
            row.FileName = FileKind.Docx.NameOf(request.FileName, PaperRow.NameLength);
            row.Content = request.Content;
            row.Missing = string.Join(", ", missing);
            (row.At, row.ByUser, row.ByName) = (db.Now, caller.UserId, caller.DisplayName);
            return missing;
        }
    }

    /// <exception cref="Refusal">Somebody has changed it since.</exception>
    internal static async Task<PaperRow?> Current(HostDb db, string id, int seen, CancellationToken cancellation)
    {
        var row = await db.Papers.FirstOrDefaultAsync(r => r.Template == id, cancellation);
        return (row?.Version ?? 0) == seen ? row : throw new Refusal(RefusalKind.Stale, "stale", T["Paper.Stale"]);
    }
}

/// <summary>Goes back to the shipped document; the school's own one is deleted.</summary>
[Requires(HostManifest.Papers)]
internal sealed record RestoreTemplate(string Id, int Seen) : ICommand
{
    internal sealed class Handler(HostDb db, PaperBook book) : IRequestHandler<RestoreTemplate, Unit>
    {
        public async Task<Unit> Handle(RestoreTemplate request, CancellationToken cancellation)
        {
            if (await ReplaceTemplate.Current(db, book.Find(request.Id).Id, request.Seen, cancellation) is { } row)
                db.Papers.Remove(row);
            return Unit.Value;
        }
    }
}
