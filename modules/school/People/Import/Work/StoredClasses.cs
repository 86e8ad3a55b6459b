using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.Work;

/// <summary>The classes of the year and the staff that may be their homeroom teachers; few enough to hold for a step.</summary>
internal sealed class StoredClasses
{
    private readonly PeopleDb _db;
    private readonly int _year;
    private readonly Dictionary<ClassName, SchoolClass> _byName;
    private readonly List<(Guid Id, PersonName Name)> _staff;

    private StoredClasses(PeopleDb db, int year, List<SchoolClass> classes, List<(Guid, PersonName)> staff) =>
        (_db, _year, _byName, _staff) = (db, year, classes.ToDictionary(c => new ClassName(c.Grade, c.Letter)), staff);

    public static async Task<StoredClasses> Load(PeopleDb db, int year, CancellationToken cancellation)
    {
        var classes = await db.Classes.Where(c => c.SchoolYear == year).ToListAsync(cancellation);
        var staff = await db.People.Where(p => p.Kind == PersonKind.Staff && p.LeftOn == null)
            .Select(p => new { p.Id, p.Surname, p.GivenName, p.Patronymic }).ToListAsync(cancellation);
        return new(db, year, classes, staff.Select(s => (s.Id, new PersonName(s.Surname, s.GivenName, s.Patronymic))).ToList());
    }

    public SchoolClass? Find(ClassName name) => _byName.GetValueOrDefault(name);

    public SchoolClass FindOrAdd(ClassName name)
    {
        if (!_byName.TryGetValue(name, out var found))
            _db.Add(_byName[name] = found = SchoolClass.Of(_year, name));
        return found;
    }

    public string? NameOf(Guid? teacher) => _staff.Find(s => s.Id == teacher).Name?.Display;

    /// <summary>One of the staff by full name or by surname and initials; nobody when there are none or several.</summary>
    public Guid? Teacher(string written)
    {
        var words = Fold.Text(written).Split(' ');
        var fitting = _staff.Where(s => Fits(Fold.Text(s.Name.Display).Split(' '), words)).ToList();
        return fitting.Count == 1 ? fitting[0].Id : null;
    }

    private static bool Fits(string[] name, string[] written) =>
        written.Length <= name.Length && written.Length > 1 && written[0] == name[0]
        && written.Skip(1).Zip(name.Skip(1)).All(p => p.First == p.Second || (p.First.Length == 1 && p.Second.StartsWith(p.First, StringComparison.Ordinal)));
}
