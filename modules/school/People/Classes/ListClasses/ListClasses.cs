using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Classes.ListClasses;

/// <summary>Classes of a school year with head counts, as far as the caller reaches.</summary>
/// <param name="SchoolYear">The running one by default.</param>
[Requires(Permissions.Read)]
internal sealed record ListClasses(int? SchoolYear = null) : IQuery<ClassList>;

internal sealed record ClassList(int SchoolYear, IReadOnlyList<int> Years, IReadOnlyList<ClassRow> Classes);

internal sealed record ClassRow(Guid Id, string Name, int Grade, int Pupils, Guid? HomeroomTeacherId, string? HomeroomTeacher);

internal sealed class ListClassesHandler(PeopleDb db, CurrentClasses current, ICaller caller) : IRequestHandler<ListClasses, ClassList>
{
    public async Task<ClassList> Handle(ListClasses request, CancellationToken cancellation)
    {
        var year = request.SchoolYear ?? await current.Year(cancellation);
        var reach = await caller.ReachOf(Permissions.Read, cancellation);
        var classes = db.Classes.Where(c => c.SchoolYear == year);
        if (!reach.Everyone)
        {
            var (own, people) = (reach.Classes.ToList(), reach.People.ToList());
            classes = classes.Where(c => own.Contains(c.Id) || db.Memberships.Any(m => m.ClassId == c.Id && m.LastDay == null && people.Contains(m.PersonId)));
        }
        var ends = new DateOnly(Math.Clamp(year, 1, 9998) + 1, 8, 31);
        return new(year,
            await db.Classes.Select(c => c.SchoolYear).Distinct().OrderByDescending(y => y).ToListAsync(cancellation),
            await classes.OrderBy(c => c.Grade).ThenBy(c => c.Letter).Select(c => new ClassRow(c.Id, c.Name, c.Grade,
                db.Memberships.Count(m => m.ClassId == c.Id && (m.LastDay == null || m.LastDay >= ends)), c.HomeroomTeacherId,
                db.People.Where(p => p.Id == c.HomeroomTeacherId).Select(p => p.DisplayName).FirstOrDefault())).ToListAsync(cancellation));
    }
}
