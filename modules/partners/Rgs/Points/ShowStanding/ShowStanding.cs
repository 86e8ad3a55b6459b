using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Points.ShowStanding;

/// <summary>The places of a round; before they are published only for whoever judges.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadStanding(Guid Round) : IQuery<IReadOnlyList<StandingLine>>;

/// <summary>Diplomas of a round: teams with names of this school's members; of other schools no names are known.</summary>
[Requires(Permissions.GivePoints)]
internal sealed record ReadDiplomas(Guid Round) : IQuery<IReadOnlyList<Diploma>>;

/// <param name="Members">Empty for another school's team.</param>
internal sealed record Diploma(StandingLine Line, IReadOnlyList<string> Members, string? Teacher);

internal sealed class ShowStandingHandler(RgsDb db, RoundBook rounds, Ranking ranking, ICaller caller)
    : IRequestHandler<ReadStanding, IReadOnlyList<StandingLine>>, IRequestHandler<ReadDiplomas, IReadOnlyList<Diploma>>
{
    public async Task<IReadOnlyList<StandingLine>> Handle(ReadStanding request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        return round.PublishedAt is not null || caller.Can(Permissions.GivePoints) ? await ranking.Of(round, cancellation) : [];
    }

    public async Task<IReadOnlyList<Diploma>> Handle(ReadDiplomas request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        if (round.PublishedAt is null)
            throw new Refusal(RefusalKind.Rule, "not-published", T["Diplomas.Early"], "round");
        var lines = await ranking.Of(round, cancellation);
        var teachers = await db.Teams.Where(t => t.RoundId == round.Id).ToDictionaryAsync(t => t.Id, t => t.TeacherName, cancellation);
        var members = (await (from member in db.Members
                              join person in db.Directory on member.PersonId equals person.Id
                              where member.RoundId == round.Id
                              orderby person.SortKey
                              select new { member.TeamId, person.DisplayName }).ToListAsync(cancellation)).ToLookup(m => m.TeamId, m => m.DisplayName);
        return [.. lines.Select(l => new Diploma(l, [.. members[l.Team]], teachers.GetValueOrDefault(l.Team)))];
    }
}
