using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Days;

/// <summary>Puts the acts and the school's own entries together.</summary>
internal sealed class DayBook(PartnershipsDb db) : ISchoolDays
{
    private const int MostDays = 1100;

    public async Task<SchoolDays> Between(DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to.DayNumber - from.DayNumber, MostDays);
        var own = await db.Set<OwnDay>().AsNoTracking().Where(d => d.From <= to && d.To >= from).ToListAsync(cancellation);
        return Together(from, to, own);
    }

    public async Task<IReadOnlyList<Vacation>> Vacations(int schoolYear, CancellationToken cancellation = default) =>
        await db.Set<OwnDay>().AsNoTracking().Where(d => d.SchoolYear == schoolYear && d.Kind == OwnDayKind.Vacation)
            .OrderBy(d => d.From).Select(d => new Vacation(d.Name, d.From, d.To)).ToListAsync(cancellation);

    /// <summary>The acts first, then what the school says; a public holiday stays one whatever the school says.</summary>
    public static SchoolDays Together(DateOnly from, DateOnly to, IReadOnlyList<OwnDay> own)
    {
        var known = new Dictionary<DateOnly, DayFacts>();
        foreach (var day in PublicDays.Between(from, to))
            known.TryAdd(day.Day, day);
        foreach (var entry in own.OrderBy(d => d.Kind))
            for (var day = entry.From < from ? from : entry.From; day <= entry.To && day <= to; day = day.AddDays(1))
                if (known.GetValueOrDefault(day) is var before && before?.Off != DayOff.Holiday)
                    known[day] = Said(entry, day, before);
        var open = Enumerable.Range(from.Year, to.Year - from.Year + 1).Where(y => !PublicDays.Knows(y)).ToList();
        return new SchoolDays(from, to, known.Values, open);
    }

    private static DayFacts Said(OwnDay entry, DateOnly day, DayFacts? before) => entry.Kind switch
    {
        OwnDayKind.Work => new DayFacts(day, null, new LocalText(entry.Name), MovedToWork: day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, WorksFor: entry.Instead),
        // People work, but pupils have no lessons.
        OwnDayKind.Vacation => new DayFacts(day, DayOff.Vacation, new LocalText(entry.Name), MovedToWork: before?.MovedToWork ?? false, WorksFor: before?.WorksFor),
        _ => new DayFacts(day, DayOff.School, new LocalText(entry.Name)),
    };
}
