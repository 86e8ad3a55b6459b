using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Projects.ListProjects;

/// <summary>Projects of a school year with somebody within reach, or of which one is in charge, by name of the team.</summary>
/// <param name="Year">Absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListProjects(int? Year = null, string? Offering = null, int Page = 1, int Size = 50) : IQuery<Paged<ProjectFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text("offering", Offering, TpuDb.CodeLength, required: false);
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <summary>One project.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadProject(Guid Project) : IQuery<ProjectFacts>;

/// <param name="Members">Those within the caller's reach, by name.</param>
/// <param name="Size">All of them.</param>
/// <param name="Leads">The caller may take it to its next stage.</param>
internal sealed record ProjectFacts(
    Guid Id, int Version, string Offering, string OfferingName, Guid Run, int SchoolYear, string Team, string Topic, string? TeacherName, Stage Stage, string? Result,
    IReadOnlyList<PupilLine> Members, int Size, bool Leads);

internal sealed class ListProjectsHandler(TpuDb db, IOfferings offerings, ICaller caller, ISchool school)
    : IRequestHandler<ListProjects, Paged<ProjectFacts>>, IRequestHandler<ReadProject, ProjectFacts>
{
    public async Task<Paged<ProjectFacts>> Handle(ListProjects request, CancellationToken cancellation)
    {
        var year = request.Year ?? school.Year;
        var projects = Visible().Where(p => p.SchoolYear == year && p.Stage != Stage.Stopped);
        if (request.Offering is { Length: > 0 } offering)
            projects = projects.Where(p => p.Offering == offering);
        var total = await projects.CountAsync(cancellation);
        var page = await projects.OrderBy(p => p.SortKey).ThenBy(p => p.Offering).Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new(await Facts(page, cancellation), total);
    }

    public async Task<ProjectFacts> Handle(ReadProject request, CancellationToken cancellation)
    {
        var found = await Visible().Where(p => p.Id == request.Project).ToListAsync(cancellation);
        return found.Count == 1 ? (await Facts(found, cancellation))[0] : throw new Refusal(RefusalKind.NotFound, "not-found", T["Project.NotFound"]);
    }

    private IQueryable<Project> Visible()
    {
        if (caller.ScopeOf(Permissions.Read).HasFlag(Scope.All))
            return db.Projects.AsNoTracking();
        var me = caller.PersonId;
        return db.Projects.AsNoTracking().Where(p => (me != null && p.Teacher == me)
            || db.ProjectMembers.Any(m => m.ProjectId == p.Id && db.Directory.Any(d => d.Id == m.PersonId)));
    }

    private async Task<IReadOnlyList<ProjectFacts>> Facts(List<Project> projects, CancellationToken cancellation)
    {
        var ids = projects.Select(p => p.Id).ToList();
        var all = caller.ScopeOf(Permissions.FormProjects).HasFlag(Scope.All);
        var sizes = await db.ProjectMembers.Where(m => ids.Contains(m.ProjectId)).GroupBy(m => m.ProjectId)
            .Select(g => new { g.Key, Size = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Size, cancellation);
        var members = (await (from member in db.ProjectMembers
                              join person in db.Directory on member.PersonId equals person.Id
                              where ids.Contains(member.ProjectId)
                              orderby person.SortKey
                              select new { member.ProjectId, Line = new PupilLine(person.Id, person.DisplayName, person.ClassName) })
            .ToListAsync(cancellation)).ToLookup(m => m.ProjectId, m => m.Line);
        return [.. projects.Select(p => new ProjectFacts(p.Id, p.Version, p.Offering, offerings.Find(p.Offering)?.Name ?? p.Offering, p.RunId, p.SchoolYear, p.Team,
            p.Topic, p.TeacherName, p.Stage, p.Result, [.. members[p.Id]], sizes.GetValueOrDefault(p.Id),
            all || (caller.Can(Permissions.FormProjects) && p.Teacher is not null && p.Teacher == caller.PersonId)))];
    }
}
