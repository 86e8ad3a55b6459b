using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Rgs.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Points.GivePoints;

/// <summary>Publishes the places: everybody of the game sees them, and the results go to the portfolios of this school's pupils.</summary>
[Requires(Permissions.GivePoints)]
internal sealed record PublishPlaces(Guid Round, int Version) : ICommand<int>, IAbout
{
    public Guid? Subject => Round;
}

internal sealed class PublishPlacesHandler(RgsDb db, RoundBook rounds, Ranking ranking, IApplications applications, IResults results, INotices notices)
    : IRequestHandler<PublishPlaces, int>
{
    public async Task<int> Handle(PublishPlaces request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        db.Expect(round, request.Version);
        if (round.PublishedAt is not null)
            throw new Refusal(RefusalKind.Rule, "published", T["Points.Published"], "round");
        if (db.Now <= round.ClosesAt)
            throw new Refusal(RefusalKind.Rule, "early", T["Points.Early", rounds.Moment(round.ClosesAt)], "round");
        var open = await db.Answers.CountAsync(a => a.Text != "" && a.Points == null && db.Teams.Any(t => t.Id == a.TeamId && t.RoundId == round.Id), cancellation);
        if (open > 0)
            throw new Refusal(RefusalKind.Rule, "not-judged", T["Points.NotJudged", open], "round");
        var lines = await ranking.Of(round, cancellation);
        if (lines.Count == 0)
            throw new Refusal(RefusalKind.Rule, "nobody", T["Points.Nobody"], "round");
        round.PublishedAt = db.Now;
        await Hand(round, lines, cancellation);
        return lines.Count;
    }

    private async Task Hand(Round round, IReadOnlyList<StandingLine> lines, CancellationToken cancellation)
    {
        var places = lines.ToDictionary(l => l.Team);
        var entered = (await applications.Of(round.RunId, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToHashSet();
        var members = (await db.Members.Where(m => m.RoundId == round.Id).ToListAsync(cancellation)).Where(m => places.ContainsKey(m.TeamId)).ToList();
        await results.Enter(round.RunId, [.. members.Where(m => entered.Contains(m.PersonId)).Select(m => new ResultFacts(
            m.PersonId, places[m.TeamId].Outcome, places[m.TeamId].Points, T.Both("Points.ResultNote", places[m.TeamId].Name, places[m.TeamId].Place).Ru))], cancellation);
        foreach (var member in members)
            notices.Tell(member.PersonId, NoticeKinds.Places, T.Both("Points.Told", places[member.TeamId].Name, places[member.TeamId].Place), $"/rgs/rounds/{round.Id}/standing");
    }
}
