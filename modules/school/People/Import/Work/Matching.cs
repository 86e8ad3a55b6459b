using Gym24.Contracts.People;
using Gym24.People.Import.Lines;
using Gym24.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.Work;

/// <summary>Who of the school a line of the file speaks of: by the number of the personal file, else by name and date of birth.</summary>
internal sealed class Matching
{
    private readonly ILookup<(PersonKind, string), Person> _byName;
    private readonly Dictionary<(PersonKind, string), Person> _byNumber;

    private Matching(IReadOnlyCollection<Person> people)
    {
        _byName = people.ToLookup(p => (p.Kind, p.NameKey));
        _byNumber = people.Where(p => p.ExternalKey is not null).ToDictionary(p => (p.Kind, p.ExternalKey!));
    }

    public static async Task<Matching> For(PeopleDb db, IReadOnlyCollection<RosterLine> lines, CancellationToken cancellation)
    {
        var numbers = lines.Select(l => l.ExternalKey).OfType<string>().Distinct().ToList();
        var people = numbers.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => numbers.Contains(p.ExternalKey!)).ToListAsync(cancellation);
        var numbered = people.Select(p => (p.Kind, p.ExternalKey!)).ToHashSet();
        var others = lines.Where(l => l.ExternalKey is null || !numbered.Contains((l.Kind, l.ExternalKey))).ToList();
        var names = others.Select(l => l.Name.Key).Distinct().ToList();
        // A big town has many of one name; those born on another day are left in the database.
        var (dates, dated) = (others.Select(l => l.BirthDate).Distinct().ToList(), others.TrueForAll(l => l.BirthDate is not null));
        if (names.Count > 0)
            people.AddRange(await db.People.AsNoTracking()
                .Where(p => names.Contains(p.NameKey) && (!dated || p.BirthDate == null || dates.Contains(p.BirthDate))).ToListAsync(cancellation));
        return new(people.Where(p => p.Kind != PersonKind.Guardian).DistinctBy(p => p.Id).ToList());
    }

    public (Person? Person, Problem? Problem) Find(RosterLine line)
    {
        if (line.ExternalKey is { } number && _byNumber.TryGetValue((line.Kind, number), out var numbered))
            return numbered.NameKey != line.Name.Key && numbered.BirthDate is { } born && line.BirthDate is { } written && born != written
                ? (null, new("NumberTaken", line.Number, null, line.ExternalId!, numbered.DisplayName))
                : (numbered, null);
        var candidates = _byName[(line.Kind, line.Name.Key)].Where(p => line.MayBe(p.Name, p.BirthDate, p.ExternalKey)).ToList();
        var exact = candidates.Where(p => p.BirthDate is not null && p.BirthDate == line.BirthDate).ToList();
        if (exact.Count > 0)
            candidates = exact;
        return candidates.Count switch
        {
            0 => (null, null),
            1 => (candidates[0], null),
            var n => (null, new("Ambiguous", line.Number, null, line.Name.Display, n.ToString(provider: null))),
        };
    }
}
