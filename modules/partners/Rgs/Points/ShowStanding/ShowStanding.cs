using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Rounds;
using MediatR;

namespace Gym24.Rgs.Points.ShowStanding;

/// <summary>The places of a round; before they are published only for whoever judges.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadStanding(Guid Round) : IQuery<IReadOnlyList<StandingLine>>;

internal sealed class ShowStandingHandler(RoundBook rounds, Ranking ranking, ICaller caller) : IRequestHandler<ReadStanding, IReadOnlyList<StandingLine>>
{
    public async Task<IReadOnlyList<StandingLine>> Handle(ReadStanding request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        return round.PublishedAt is not null || caller.Can(Permissions.GivePoints) ? await ranking.Of(round, cancellation) : [];
    }
}
