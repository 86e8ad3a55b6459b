using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.ListProposals;

/// <summary>What partners propose: those waiting first, then the latest.</summary>
[Requires(Permissions.ManageRuns)]
internal sealed record ListProposals(bool Waiting = false, int Page = 1, int Size = 25) : IQuery<Paged<Proposal>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

[Requires(Permissions.ManageRuns)]
internal sealed record ShowProposal(Guid Proposal) : IQuery<Proposal>;

internal sealed class ListProposalsHandler(PartnershipsDb db) : IRequestHandler<ListProposals, Paged<Proposal>>, IRequestHandler<ShowProposal, Proposal>
{
    public async Task<Paged<Proposal>> Handle(ListProposals request, CancellationToken cancellation)
    {
        var proposals = db.Set<Proposal>().AsNoTracking().Where(p => !request.Waiting || p.State == ProposalState.Proposed);
        var rows = await proposals.OrderBy(p => p.State == ProposalState.Proposed ? 0 : 1).ThenByDescending(p => p.ProposedAt)
            .Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new(rows, request.Page == 1 && rows.Count < request.Size ? rows.Count : await proposals.CountAsync(cancellation));
    }

    public async Task<Proposal> Handle(ShowProposal request, CancellationToken cancellation) =>
        await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Proposal, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Window.NoProposal"]);
}
