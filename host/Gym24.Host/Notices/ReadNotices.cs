using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices;

/// <summary>One's own notices, newest first.</summary>
[SignedIn]
internal sealed record ReadNotices(int Page) : IQuery<Paged<ReadNotices.Row>>
{
    public const int Size = 50;

    internal sealed record Row(string Text, string Href, DateTime At, bool Read);

    internal sealed class Handler(HostDb db, ICaller caller) : IRequestHandler<ReadNotices, Paged<Row>>
    {
        public async Task<Paged<Row>> Handle(ReadNotices request, CancellationToken cancellation)
        {
            var own = db.Notices.AsNoTracking().Where(n => n.PersonId == caller.PersonId);
            var rows = await own.OrderByDescending(n => n.At).OnPage(request.Page, Size).ToListAsync(cancellation);
            return new Paged<Row>(rows.Select(n => new Row(new LocalText(n.TextRu, n.TextEn).ToString(), n.Href, n.At, n.ReadAt != null)).ToList(),
                await own.CountAsync(cancellation));
        }
    }
}

/// <summary>Marks all of one's own notices as read.</summary>
[SignedIn]
internal sealed record MarkNoticesRead : ICommand
{
    internal sealed class Handler(HostDb db, ICaller caller) : IRequestHandler<MarkNoticesRead, Unit>
    {
        public async Task<Unit> Handle(MarkNoticesRead request, CancellationToken cancellation)
        {
            await db.Notices.Where(n => n.PersonId == caller.PersonId && n.ReadAt == null)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, db.Now), cancellation);
            return Unit.Value;
        }
    }
}
