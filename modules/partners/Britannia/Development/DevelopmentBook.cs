using Gym24.Britannia.Seminars;
using Gym24.Contracts.Development;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Britannia.Development;

/// <summary>Keeps what teachers have from seminars equal to who was there and to what the seminar says of its hours.</summary>
internal sealed class DevelopmentBook(BritanniaDb db, IAttendance attendance, IPeopleDirectory people) : INonFormalDevelopment
{
    private const int Batch = 1000;

    public async Task<IReadOnlyList<NonFormalFacts>> Of(
        IReadOnlyCollection<Guid> people, DateOnly? from = null, DateOnly? to = null, CancellationToken cancellation = default) =>
        await db.Development.AsNoTracking()
            .Where(r => !r.Withdrawn && people.Contains(r.PersonId) && (from == null || r.On >= from) && (to == null || r.On <= to))
            .OrderByDescending(r => r.On)
            .Select(r => new NonFormalFacts(r.Id, r.PersonId, r.Hours, r.On, r.Topic, r.Provider, r.Document, r.RunId)).ToListAsync(cancellation);

    /// <summary>Works the records of a seminar out anew.</summary>
    /// <param name="only">Only this person's.</param>
    /// <returns>How many have changed.</returns>
    public async Task<int> Follow(Guid run, Guid? only, CancellationToken cancellation)
    {
        var seminar = await db.Seminars.FindAsync([run], cancellation);
        if (seminar is null)
            return 0;
        var days = (await attendance.Sessions(run, cancellation)).ToDictionary(s => s.Id, s => s.On);
        var there = (await attendance.Of(run, cancellation)).Where(m => m.Presence == Presence.Present && (only is null || m.Person == only))
            .ToLookup(m => m.Person, m => days[m.Session]);
        var before = await db.Development.Where(r => r.RunId == run && (only == null || r.PersonId == only)).ToDictionaryAsync(r => r.PersonId, cancellation);
        var staff = await Staff([.. there.Select(g => g.Key)], cancellation);
        var changed = 0;
        foreach (var person in staff.Union(before.Keys).ToList())
            changed += Follow(seminar, person, [.. there[person]], before.GetValueOrDefault(person)) ? 1 : 0;
        return changed;
    }

    private bool Follow(Seminar seminar, Guid person, List<DateOnly> days, DevelopmentRecord? record)
    {
        if (days.Count == 0)
        {
            if (record is null or { Withdrawn: true })
                return false;
            record.Withdrawn = true;
            db.Publish(record.Event);
            return true;
        }
        if (record is null)
            db.Add(record = new DevelopmentRecord { PersonId = person, RunId = seminar.RunId, Topic = "", Provider = "" });
        var before = record.Event;
        (record.Hours, record.On, record.Topic, record.Provider, record.Withdrawn) = (days.Count * seminar.HoursPerDay, days.Max(), seminar.Topic, seminar.Provider, false);
        if (record.Event == before)
            return false;
        db.Publish(record.Event);
        return true;
    }

    /// <summary>Pupils may have been let in by somebody's reason: they develop otherwise.</summary>
    private async Task<HashSet<Guid>> Staff(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var staff = new HashSet<Guid>();
        foreach (var some in ids.Chunk(Batch))
            staff.UnionWith((await people.Find(some, cancellation)).Where(p => p.Kind == PersonKind.Staff).Select(p => p.Id));
        return staff;
    }
}
