using Gym24.Contracts;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window;

/// <summary>A proposal is answered once: by the school, or taken back by its partner.</summary>
internal static class Deciding
{
    /// <param name="proposal">As it was found, if it was.</param>
    /// <param name="version">The version the person saw.</param>
    /// <exception cref="Refusal">There is none, it has changed, or it has been answered.</exception>
    public static Proposal Waiting(this Proposal? proposal, int version)
    {
        if (proposal is null)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Window.NoProposal"]);
        if (proposal.Version != version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Window.ProposalStale"]);
        return proposal.State == ProposalState.Proposed ? proposal : throw new Refusal(RefusalKind.Rule, "decided", T["Window.ProposalDecided"]);
    }
}
