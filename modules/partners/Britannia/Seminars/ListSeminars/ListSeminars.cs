using Gym24.Britannia.Development.ListDevelopment;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Seminars.ListSeminars;

/// <summary>Seminars and meetings for teachers in a school year, by day.</summary>
/// <param name="Year">Absent: the running one.</param>
[Requires(Permissions.ReadDevelopment)]
internal sealed record ListSeminars(int? Year = null) : IQuery<IReadOnlyList<SeminarFacts>>;

/// <param name="HoursPerDay">Absent: nobody has stated them.</param>
internal sealed record SeminarFacts(RunFacts Run, string Title, string? Topic, decimal? HoursPerDay, int Recorded);

/// <summary>A seminar with those within reach who were there.</summary>
[Requires(Permissions.ReadDevelopment)]
internal sealed record ShowSeminar(Guid Run) : IQuery<SeminarSheet>;

/// <param name="Seminar">Absent: nothing stated yet.</param>
/// <param name="Days">On how many days it is held.</param>
internal sealed record SeminarSheet(RunFacts Run, string Title, Seminar? Seminar, int Days, IReadOnlyList<DevelopmentRow> Recorded);

internal sealed class ListSeminarsHandler(BritanniaDb db, BritanniaOfferings offerings, IAttendance attendance, ISchool school)
    : IRequestHandler<ListSeminars, IReadOnlyList<SeminarFacts>>, IRequestHandler<ShowSeminar, SeminarSheet>
{
    public async Task<IReadOnlyList<SeminarFacts>> Handle(ListSeminars request, CancellationToken cancellation)
    {
        var runs = await offerings.SeminarRuns(request.Year ?? school.Year, cancellation);
        var ids = runs.Select(r => r.Id).ToList();
        var stated = await db.Seminars.AsNoTracking().Where(s => ids.Contains(s.RunId)).ToDictionaryAsync(s => s.RunId, cancellation);
        var recorded = await db.Development.Where(r => ids.Contains(r.RunId) && !r.Withdrawn).GroupBy(r => r.RunId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return
        [
            .. runs.Select(r => new SeminarFacts(r, offerings.TitleOf(r), stated.GetValueOrDefault(r.Id)?.Topic,
                stated.GetValueOrDefault(r.Id)?.HoursPerDay, recorded.GetValueOrDefault(r.Id))),
        ];
    }

    public async Task<SeminarSheet> Handle(ShowSeminar request, CancellationToken cancellation)
    {
        var run = await offerings.SeminarRun(request.Run, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Seminar.NotFound"]);
        var rows = await (from r in db.Development
                          where r.RunId == run.Id && !r.Withdrawn
                          join p in db.Directory on r.PersonId equals p.Id
                          orderby p.SortKey
                          select new DevelopmentRow(r.Id, r.Version, p.Id, p.DisplayName, r.RunId, r.On, r.Topic, r.Provider, r.Hours, r.Document)).ToListAsync(cancellation);
        return new(run, offerings.TitleOf(run), await db.Seminars.AsNoTracking().SingleOrDefaultAsync(s => s.RunId == run.Id, cancellation),
            (await attendance.Sessions(run.Id, cancellation)).Count, rows);
    }
}
