using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Bulk;

/// <summary>What an act would do to the chosen rows.</summary>
[SignedIn]
internal sealed record PreviewBulk(string Act, IReadOnlyList<Guid> Rows, IReadOnlyDictionary<string, string> Answers) : IQuery<IReadOnlyList<BulkLine>>
{
    internal sealed class Handler(BulkBook book) : IRequestHandler<PreviewBulk, IReadOnlyList<BulkLine>>
    {
        public async Task<IReadOnlyList<BulkLine>> Handle(PreviewBulk request, CancellationToken cancellation) =>
            BulkBook.Ordered(await book.Act(request.Act).Preview(request.Rows, request.Answers, cancellation));
    }
}

/// <summary>Does it, whole or not at all, and only if it still is what was shown.</summary>
/// <param name="Seen">Of <see cref="BulkBook.Seen"/>.</param>
[SignedIn]
internal sealed record DoBulk(string Act, IReadOnlyList<Guid> Rows, IReadOnlyDictionary<string, string> Answers, string? Seen) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => faults.Range("row", Rows.Count, 1, BulkLine.MaxRows);

    internal sealed class Handler(BulkBook book, HostDb db, ICaller caller) : IRequestHandler<DoBulk, Guid>
    {
        public async Task<Guid> Handle(DoBulk request, CancellationToken cancellation)
        {
            var act = book.Act(request.Act);
            var lines = BulkBook.ToDo(BulkBook.Ordered(await act.Preview(request.Rows, request.Answers, cancellation)), request.Seen);
            var done = new BulkRow { UserId = caller.UserId!.Value, Act = act.Id, At = db.Now };
            foreach (var line in lines)
                done.Rows.Add(new BulkRowState { Row = line.Row, State = await act.Do(line, request.Answers, cancellation) });
            var over = db.Now - BulkRow.Kept;
            await db.Bulk.Where(b => b.At < over).ExecuteDeleteAsync(cancellation);
            db.Bulk.Add(done);
            return done.Id;
        }
    }
}
