using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.DecideProposal;

/// <summary>Opens the run a partner proposes, as proposed or otherwise; the curator is told.</summary>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.ManageRuns)]
internal sealed record ConfirmProposal(Guid Proposal, int Version, RunDraft Draft) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Proposal;

    public void Validate(Faults faults) => Draft.Check(faults);
}

/// <summary>Declines it with a reason; the curator is told.</summary>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.ManageRuns)]
internal sealed record DeclineProposal(Guid Proposal, int Version, string? Reason) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Proposal;

    public void Validate(Faults faults) => faults.Text("reason", Reason, RunTables.ReasonLength);
}

internal sealed class DecideProposalHandler(PartnershipsDb db, RunBook runs, INotices notices)
    : IRequestHandler<ConfirmProposal, Guid>, IRequestHandler<DeclineProposal, bool>
{
    public async Task<Guid> Handle(ConfirmProposal request, CancellationToken cancellation)
    {
        var proposal = await Waiting(request.Proposal, request.Version, cancellation);
        if (proposal.Offering != request.Draft.Offering)
            throw new Refusal(RefusalKind.Invalid, "unknown-offering", T["Window.OtherOffering"], "offering");
        var run = await runs.Open(request.Draft, null, cancellation);
        (proposal.State, proposal.RunId, proposal.DecidedAt) = (ProposalState.Confirmed, run, db.Now);
        Tell(proposal, "Window.Told.Confirmed", $"/window/runs/{run}", Run.Cut(proposal.Name, 300));
        return run;
    }

    public async Task<bool> Handle(DeclineProposal request, CancellationToken cancellation)
    {
        var proposal = await Waiting(request.Proposal, request.Version, cancellation);
        (proposal.State, proposal.Reason, proposal.DecidedAt) = (ProposalState.Declined, request.Reason!.Trim(), db.Now);
        Tell(proposal, "Window.Told.Declined", "/window", Run.Cut(proposal.Name, 150), Run.Cut(proposal.Reason, 250));
        return true;
    }

    private void Tell(Proposal proposal, string key, string href, params object?[] values)
    {
        if (proposal.ProposedBy is { } person)
            notices.Tell(person, NoticeKinds.Proposals, T.Both(key, values), href);
    }

    private async Task<Proposal> Waiting(Guid id, int version, CancellationToken cancellation) =>
        (await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id, cancellation)).Waiting(version);
}
