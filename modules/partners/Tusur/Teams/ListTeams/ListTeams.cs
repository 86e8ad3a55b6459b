using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Teams.ListTeams;

/// <summary>Teams of a school year, by name: one's own, and those one could join.</summary>
/// <param name="Year">The year it begins in; absent: the running one.</param>
/// <param name="Mine">Only teams with somebody within reach, or those one is in charge of.</param>
[Requires(Permissions.Read)]
internal sealed record ListTeams(int? Year = null, TeamState? State = null, bool Mine = false, int Page = 1, int Size = 50)
    : IQuery<Paged<TeamFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <summary>One team.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadTeam(Guid Team) : IQuery<TeamFacts>;

/// <param name="Size">How many are in it.</param>
/// <param name="Members">Those of them within the caller's reach.</param>
/// <param name="Mine">Somebody within reach is in it, or the caller is in charge.</param>
internal sealed record TeamFacts(
    Guid Id, int Version, int SchoolYear, string Name, string Topic, Guid? Teacher, string? TeacherName, string? Mentor, TeamState State,
    Guid? Run, string? Result, int Size, int Max, int Min, IReadOnlyList<PupilLine> Members, bool Mine)
{
    public bool HasRoom => State == TeamState.Forming && Size < Max;
}

internal sealed class ListTeamsHandler(TusurDb db, ICaller caller, ISchool school)
    : IRequestHandler<ListTeams, Paged<TeamFacts>>, IRequestHandler<ReadTeam, TeamFacts>
{
    public async Task<Paged<TeamFacts>> Handle(ListTeams request, CancellationToken cancellation)
    {
        var year = request.Year ?? school.Year;
        var teams = Visible(request.Mine).Where(t => t.SchoolYear == year);
        teams = request.State is { } state ? teams.Where(t => t.State == state) : teams.Where(t => t.State != TeamState.Disbanded);
        var total = await teams.CountAsync(cancellation);
        var page = await teams.OrderBy(t => t.SortKey).ThenBy(t => t.FormedAt)
            .Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new(await Facts(page, cancellation), total);
    }

    public async Task<TeamFacts> Handle(ReadTeam request, CancellationToken cancellation)
    {
        var found = await Visible(false).Where(t => t.Id == request.Team).ToListAsync(cancellation);
        return found.Count == 1 ? (await Facts(found, cancellation))[0]
            : throw new Refusal(RefusalKind.NotFound, "not-found", T["Team.NotFound"], "team");
    }

    private IQueryable<Team> Visible(bool mine)
    {
        if (caller.ScopeOf(Permissions.Read).HasFlag(Scope.All))
            return db.Teams.AsNoTracking();
        var me = caller.PersonId;
        return db.Teams.AsNoTracking().Where(t => (!mine && t.State == TeamState.Forming) || (me != null && t.Teacher == me)
            || db.Members.Any(m => m.TeamId == t.Id && db.Directory.Any(p => p.Id == m.PersonId)));
    }

    private async Task<IReadOnlyList<TeamFacts>> Facts(List<Team> teams, CancellationToken cancellation)
    {
        var ids = teams.Select(t => t.Id).ToList();
        var rules = await db.Rules.AsNoTracking().SingleAsync(cancellation);
        var sizes = await db.Members.Where(m => ids.Contains(m.TeamId)).GroupBy(m => m.TeamId)
            .Select(g => new { g.Key, Size = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Size, cancellation);
        var members = (await (from member in db.Members
                              join person in db.Directory on member.PersonId equals person.Id
                              where ids.Contains(member.TeamId)
                              orderby person.SortKey
                              select new { member.TeamId, Line = new PupilLine(person.Id, person.DisplayName, person.ClassName) })
            .ToListAsync(cancellation)).ToLookup(m => m.TeamId, m => m.Line);
        return
        [
            .. teams.Select(t => new TeamFacts(t.Id, t.Version, t.SchoolYear, t.Name, t.Topic, t.Teacher, t.TeacherName, t.Mentor, t.State, t.RunId,
                t.Result, sizes.GetValueOrDefault(t.Id), rules.TeamMax, rules.TeamMin, [.. members[t.Id]],
                members[t.Id].Any() || (t.Teacher is not null && t.Teacher == caller.PersonId))),
        ];
    }
}

/// <summary>Who could be entered into a team.</summary>
/// <param name="Class">The class chosen so far.</param>
[Requires(Permissions.JoinTeams)]
internal sealed record ReadCandidates(Guid? Class) : IQuery<PupilChoice>;

internal sealed class ReadCandidatesHandler(TusurDb db, PupilPicker<TusurDb> picker, ISchool school) : IRequestHandler<ReadCandidates, PupilChoice>
{
    public async Task<PupilChoice> Handle(ReadCandidates request, CancellationToken cancellation)
    {
        var choice = await picker.Offer(Permissions.JoinTeams, request.Class, cancellation);
        var ids = choice.Pupils.Select(p => p.Id).ToList();
        var busy = await db.Members.Where(m => m.SchoolYear == school.Year && ids.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(cancellation);
        return choice with { Pupils = [.. choice.Pupils.Where(p => !busy.Contains(p.Id))] };
    }
}
