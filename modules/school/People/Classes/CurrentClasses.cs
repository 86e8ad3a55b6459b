using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Classes;

/// <summary>
/// The classes that are running: those of the newest school year that has begun and has classes. So the school goes on with
/// last year's in the first days of September, until the new roster is there.
/// </summary>
internal sealed class CurrentClasses(PeopleDb db, ISchool school)
{
    public async Task<IQueryable<SchoolClass>> Query(CancellationToken cancellation)
    {
        var year = await Year(cancellation);
        return db.Classes.AsNoTracking().Where(c => c.SchoolYear == year);
    }

    public async Task<int> Year(CancellationToken cancellation)
    {
        var running = school.Year;
        return await db.Classes.Where(c => c.SchoolYear <= running).MaxAsync(c => (int?)c.SchoolYear, cancellation) ?? running;
    }
}
