using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Contracts;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.Bulk;

/// <summary>What one has done, and what taking it back would change.</summary>
[SignedIn]
internal sealed record ShowBulk(Guid Id) : IQuery<ShowBulk.Facts>
{
    internal sealed record Facts(LocalText Title, int Rows, DateTime Until, DateTime? UndoneAt, IReadOnlyList<BulkLine> Lines);

    internal sealed class Handler(BulkBook book) : IRequestHandler<ShowBulk, Facts>
    {
        public async Task<Facts> Handle(ShowBulk request, CancellationToken cancellation)
        {
            var done = await book.Own(request.Id, cancellation);
            return new(book.Act(done.Act).Title, done.Rows.Count, done.At + BulkRow.Kept, done.UndoneAt,
                done.UndoneAt is null ? await book.Undoing(done, cancellation) : []);
        }
    }
}

/// <summary>Takes it back for every row that nobody has changed since.</summary>
[SignedIn]
internal sealed record UndoBulk(Guid Id, string? Seen) : ICommand<int>
{
    internal sealed class Handler(BulkBook book, HostDb db) : IRequestHandler<UndoBulk, int>
    {
        public async Task<int> Handle(UndoBulk request, CancellationToken cancellation)
        {
            var done = await book.Own(request.Id, cancellation);
            if (done.UndoneAt is not null)
                throw new Refusal(RefusalKind.Rule, "undone", HostTexts.T["Bulk.WasUndone"]);
            var lines = BulkBook.ToDo(await book.Undoing(done, cancellation), request.Seen);
            foreach (var line in lines)
                await book.Act(done.Act).Undo(line, cancellation);
            done.UndoneAt = db.Now;
            return lines.Count;
        }
    }
}
