using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Rgs.Teams.ShowTeam;

/// <summary>Teams of a round by name: all for whoever runs the game, else those with somebody within reach.</summary>
[Requires(Permissions.Read)]
internal sealed record ListTeams(Guid Round, int Page = 1, int Size = 50) : IQuery<Paged<TeamFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <summary>One team, with what it answered.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadTeam(Guid Id) : IQuery<TeamSheet>;

/// <param name="School">Absent: this school.</param>
/// <param name="Answered">How many tasks have an answer.</param>
internal sealed record TeamFacts(
    Guid Id, int Version, Guid Round, string Name, string? School, int Grade, int HeadCount, Guid? Teacher, string? TeacherName, int Answered, DateTime? AnsweredAt);

/// <param name="Points">Absent: places are not published yet.</param>
internal sealed record AnswerFacts(Guid Task, string Text, decimal? Points);

/// <param name="Members">Those within the caller's reach.</param>
internal sealed record TeamSheet(TeamFacts Team, IReadOnlyList<PupilLine> Members, IReadOnlyList<AnswerFacts> Answers);

internal sealed class ShowTeamHandler(RgsDb db, TeamBook teams, RoundBook rounds, ICaller caller)
    : IRequestHandler<ListTeams, Paged<TeamFacts>>, IRequestHandler<ReadTeam, TeamSheet>
{
    public async Task<Paged<TeamFacts>> Handle(ListTeams request, CancellationToken cancellation)
    {
        var found = db.Teams.AsNoTracking().Where(t => t.RoundId == request.Round);
        if (!caller.ScopeOf(Permissions.Read).HasFlag(Scope.All))
        {
            var me = caller.PersonId;
            found = found.Where(t => (me != null && t.Teacher == me) || db.Members.Any(m => m.TeamId == t.Id && db.Directory.Any(p => p.Id == m.PersonId)));
        }
        var total = await found.CountAsync(cancellation);
        var page = await Facts(found.OrderBy(t => t.SortKey).ThenBy(t => t.EnteredAt).Skip((request.Page - 1) * request.Size).Take(request.Size))
            .ToListAsync(cancellation);
        return new(page, total);
    }

    public async Task<TeamSheet> Handle(ReadTeam request, CancellationToken cancellation)
    {
        var team = await teams.FindOwn(request.Id, Permissions.Read, cancellation);
        var published = (await rounds.Find(team.RoundId, cancellation)).PublishedAt is not null || caller.Can(Permissions.GivePoints);
        var members = await (from member in db.Members
                             join person in db.Directory on member.PersonId equals person.Id
                             where member.TeamId == team.Id
                             orderby person.SortKey
                             select new PupilLine(person.Id, person.DisplayName, person.ClassName)).ToListAsync(cancellation);
        var answers = await db.Answers.Where(a => a.TeamId == team.Id)
            .Select(a => new AnswerFacts(a.TaskId, a.Text, published ? a.Points : null)).ToListAsync(cancellation);
        return new((await Facts(db.Teams.Where(t => t.Id == team.Id)).ToListAsync(cancellation))[0], members, answers);
    }

    private IQueryable<TeamFacts> Facts(IQueryable<Team> found) => found.Select(t => new TeamFacts(
        t.Id, t.Version, t.RoundId, t.Name, t.School, t.Grade, t.HeadCount, t.Teacher, t.TeacherName,
        db.Answers.Count(a => a.TeamId == t.Id && a.Text != ""), t.AnsweredAt));
}
