using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Classes;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Rollover;

/// <summary>The classes of the school year that is over, with those who are still in them.</summary>
internal sealed class LastYear(PeopleDb db, ISchool school)
{
    /// <summary>The year that begins.</summary>
    public int Begins => school.Year;

    public DateOnly FirstDay => new(Begins, 9, 1);

    public async Task<IReadOnlyList<PlanClass>> Classes(CancellationToken cancellation)
    {
        var year = Begins - 1;
        var pupils = (await (
            from m in db.Memberships
            join c in db.Classes on m.ClassId equals c.Id
            join p in db.People on m.PersonId equals p.Id
            where c.SchoolYear == year && m.LastDay == null && p.LeftOn == null
            orderby p.SortKey
            select new { m.ClassId, Pupil = new PlanPupil(p.Id, p.DisplayName, m.Id, m.FirstDay) }).ToListAsync(cancellation)).ToLookup(p => p.ClassId, p => p.Pupil);
        var classes = await db.Classes.AsNoTracking().Where(c => c.SchoolYear == year).OrderBy(c => c.Grade).ThenBy(c => c.Letter).ToListAsync(cancellation);
        var teachers = classes.Select(c => c.HomeroomTeacherId).OfType<Guid>().ToList();
        var names = await db.People.Where(p => teachers.Contains(p.Id) && p.LeftOn == null).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellation);
        return [.. classes.Select(c => c.HomeroomTeacherId is { } teacher && names.TryGetValue(teacher, out var name)
            ? new PlanClass(c.Id, new ClassName(c.Grade, c.Letter), teacher, name, [.. pupils[c.Id]])
            : new PlanClass(c.Id, new ClassName(c.Grade, c.Letter), null, null, [.. pupils[c.Id]]))];
    }

    /// <summary>Pupils of the school of whom no rule can say where they go: in no class, or still in one of a year before the last.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Elsewhere(CancellationToken cancellation)
    {
        var year = Begins - 1;
        return (await db.People.Where(p => p.Kind == PersonKind.Pupil && p.LeftOn == null
                && !db.Memberships.Any(m => m.PersonId == p.Id && m.LastDay == null && db.Classes.Any(c => c.Id == m.ClassId && c.SchoolYear >= year)))
            .OrderBy(p => p.SortKey).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancellation)).ConvertAll(p => (p.Id, p.DisplayName));
    }
}
