using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.TakeBackProposal;

/// <summary>Takes back what an own partner proposed and the school has not answered yet; the coordinator is told.</summary>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.ProposeRuns)]
internal sealed record TakeBackProposal(Guid Proposal, int Version) : ICommand<bool>, IAbout
{
    public Guid? Subject => Proposal;
}

internal sealed class TakeBackProposalHandler(PartnershipsDb db, OwnProgramme own, IAccounts accounts, INotices notices) : IRequestHandler<TakeBackProposal, bool>
{
    public async Task<bool> Handle(TakeBackProposal request, CancellationToken cancellation)
    {
        var partners = await own.Partners(Permissions.ProposeRuns, cancellation);
        var proposal = (await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == request.Proposal && partners.Contains(p.Partner), cancellation)).Waiting(request.Version);
        (proposal.State, proposal.DecidedAt) = (ProposalState.TakenBack, db.Now);
        foreach (var person in await accounts.Holders(Permissions.ManageRuns, cancellation))
            notices.Tell(person, NoticeKinds.Proposals, T.Both("Window.Told.TakenBack", Run.Cut(proposal.Name, 300)), $"/proposals/{proposal.Id}");
        return true;
    }
}
