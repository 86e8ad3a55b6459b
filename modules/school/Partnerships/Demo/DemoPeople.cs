using Gym24.Contracts.Demo;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Demo;

/// <summary>Whom runs of the invented school draw on, and which days they are busy already.</summary>
internal sealed class DemoPeople
{
    private readonly HashSet<(Guid, DateOnly)> _busy = [];
    private readonly Random _random;

    public required IReadOnlyList<DirectoryPerson> Pupils { get; init; }
    public required IReadOnlyList<DirectoryPerson> Staff { get; init; }

    /// <summary>The people of the accounts, so that whoever tries one finds something in it.</summary>
    public required IReadOnlySet<Guid> Known { get; init; }

    public required DirectoryPerson? Teacher { get; init; }

    private DemoPeople(Random random) => _random = random;

    public static async Task<DemoPeople> Read(PartnershipsDb db, DemoSchool demo, Random random, CancellationToken cancellation)
    {
        var all = await db.Directory.Where(p => p.Kind != PersonKind.Guardian && p.LeftOn == null)
            .OrderBy(p => p.SortKey).ThenBy(p => p.BirthDate).ToListAsync(cancellation);
        var known = demo.Accounts.Select(a => a.Person).OfType<Guid>().ToHashSet();
        var teacher = demo.Accounts.Find(a => a.Role == "teacher")?.Person;
        return new DemoPeople(random)
        {
            Pupils = [.. all.Where(p => p.Kind == PersonKind.Pupil && p.Grade is not null)],
            Staff = [.. all.Where(p => p.Kind == PersonKind.Staff)],
            Known = known,
            Teacher = all.Find(p => p.Id == teacher),
        };
    }

    public DirectoryPerson AnyTeacher() => Staff[_random.Next(Staff.Count)];

    /// <summary>Some who may enter: of the right grade, free on all days; those of the accounts first now and then.</summary>
    /// <param name="yearsAgo">In what grade they were then.</param>
    public List<DirectoryPerson> Pick(int count, bool teachers, IReadOnlyList<int> grades, IReadOnlyList<DateOnly> days, int yearsAgo)
    {
        var from = teachers ? Staff : Pupils;
        var fitting = from.Where(p => (teachers || Fits(p.Grade!.Value - yearsAgo, grades)) && !days.Any(d => _busy.Contains((p.Id, d)))).ToArray();
        _random.Shuffle(fitting);
        var picked = fitting.OrderByDescending(p => Known.Contains(p.Id) && _random.Next(2) > 0).Take(count).ToList();
        foreach (var person in picked)
            foreach (var day in days)
                _busy.Add((person.Id, day));
        return picked;
    }

    /// <summary>What gives no grades is for the middle and senior school here.</summary>
    private static bool Fits(int grade, IReadOnlyList<int> grades) => grades.Count == 0 ? grade is >= 7 and <= 11 : grades.Contains(grade);
}
