using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData.Acts;

/// <summary>An act of erasure with what the journal says of it.</summary>
[Requires(HostManifest.Erase)]
internal sealed record ShowAct(Guid Id) : IQuery<ActView>
{
    internal sealed class Handler(HostDb db) : IRequestHandler<ShowAct, ActView>
    {
        public async Task<ActView> Handle(ShowAct request, CancellationToken cancellation)
        {
            var act = await db.Erasures.AsNoTracking().FirstOrDefaultAsync(e => e.Id == request.Id, cancellation)
                ?? throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Act.Unknown"]);
            return new ActView(act, ActContent.Read(act.Content), await db.Entries.AsNoTracking().Where(e => e.Subject == act.Id).OrderBy(e => e.At).ToListAsync(cancellation));
        }
    }
}

internal sealed record ActView(ErasureRow Act, ActContent Content, IReadOnlyList<AuditRow> Entries);

/// <summary>Acts of erasure, the latest first.</summary>
[Requires(HostManifest.Erase)]
internal sealed record ListActs(int Page) : IQuery<Paged<ErasureRow>>
{
    public const int Size = 50;

    internal sealed class Handler(HostDb db) : IRequestHandler<ListActs, Paged<ErasureRow>>
    {
        public async Task<Paged<ErasureRow>> Handle(ListActs request, CancellationToken cancellation) => new(
            await db.Erasures.AsNoTracking().OrderByDescending(e => e.Year).ThenByDescending(e => e.Number).OnPage(request.Page, Size).ToListAsync(cancellation),
            await db.Erasures.CountAsync(cancellation));
    }
}
