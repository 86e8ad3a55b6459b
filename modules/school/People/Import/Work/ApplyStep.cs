using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Import.Lines;
using Gym24.People.Persons;
using Gym24.People.Search;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.Work;

/// <summary>Carries out what the dry run showed, some hundred lines and their progress in one transaction: stopped anywhere, it goes on there.</summary>
internal sealed class ApplyStep(PeopleDb db, ISchool school, Bulk bulk)
{
    private const int Batch = 1000;
    private readonly List<Person> _people = [];
    private readonly List<NameToken> _tokens = [];
    private readonly List<Membership> _memberships = [];
    private readonly List<Guardianship> _guardianships = [];

    public async Task Take(RosterImport import, CancellationToken cancellation)
    {
        var rows = await db.ImportRows.AsNoTracking()
            .Where(r => r.ImportId == import.Id && r.Line > import.Position && r.Outcome != Outcome.Error && r.Outcome != Outcome.Unchanged)
            .OrderBy(r => r.Line).Take(Batch).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            import.State = ImportState.Applied;
            // What was skipped stays to be read for some days; the rest has arrived.
            await db.ImportRows.Where(r => r.ImportId == import.Id && r.Outcome != Outcome.Error).ExecuteDeleteAsync(cancellation);
            return;
        }
        var ids = rows.Where(r => r.Outcome != Outcome.New).Select(r => r.PersonId!.Value).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var open = await db.Memberships.Where(m => m.LastDay == null && ids.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, cancellation);
        foreach (var row in rows.Where(r => r.Outcome == Outcome.Left))
            Leave(people[row.PersonId!.Value], open.GetValueOrDefault(row.PersonId.Value), import.EffectiveOn);

        var reader = new LineReader(import.Columns, import.Mapping, import.Kind, !import.InText, school.Today);
        var lines = rows.Where(r => r.Outcome != Outcome.Left).Select(r => (Id: r.PersonId!.Value, Line: reader.Read(r.Line, r.Cells).Line!)).ToList();
        var classes = await StoredClasses.Load(db, import.SchoolYear, cancellation);
        foreach (var (id, line) in lines)
            WriteClass(line, open.GetValueOrDefault(id), classes, import.EffectiveOn);
        await db.SaveChangesAsync(cancellation);

        var families = await StoredFamilies.Load(db, ids, lines.SelectMany(l => l.Line.Guardians).Select(g => g.Name).ToList(), cancellation);
        foreach (var (id, line) in lines)
        {
            WritePerson(id, line, people);
            Enter(id, line, open.GetValueOrDefault(id), classes, import.EffectiveOn);
            WriteGuardians(id, line, families, import.EffectiveOn);
        }
        await Retoken(people, cancellation);
        await WriteNew(cancellation);
        (import.Position, import.Done) = (rows[^1].Line, import.Done + rows.Count);
    }

    private void Leave(Person person, Membership? membership, DateOnly on)
    {
        (person.LeftOn, person.ChangedAt) = (on, db.Now);
        if (membership is not null)
            membership.LastDay = on < membership.FirstDay ? membership.FirstDay : on;
        db.Publish(new PersonLeft(person.Id, on));
    }

    /// <summary>Closes the old membership, saved before the new one begins: only one may be open.</summary>
    private static void WriteClass(RosterLine line, Membership? membership, StoredClasses classes, DateOnly on)
    {
        if (line.Class is not { } name)
            return;
        var target = classes.FindOrAdd(name);
        if (line.HomeroomTeacher is { } written && classes.Teacher(written) is { } teacher && target.HomeroomTeacherId != teacher)
            target.HomeroomTeacherId = teacher;
        if (membership is null || membership.ClassId == target.Id)
            return;
        if (membership.FirstDay >= on)
            membership.ClassId = target.Id;
        else
            membership.LastDay = on.AddDays(-1);
    }

    private void WritePerson(Guid id, RosterLine line, Dictionary<Guid, Person> people)
    {
        if (!people.TryGetValue(id, out var person))
        {
            person = new Person { Id = id, Kind = line.Kind };
            _people.Add(person);
            _tokens.AddRange(Named(person, line.Name, line.ExternalId));
        }
        else
            Named(person, NameCase.Better(person.Name, line.Name), line.ExternalId ?? person.ExternalId);
        person.BirthDate = line.BirthDate ?? person.BirthDate;
        db.ComeBack(person);
        person.ChangedAt = db.Now;
    }

    private static IEnumerable<NameToken> Named(Person person, PersonName name, string? externalId)
    {
        person.Call(name);
        person.Identify(externalId);
        return NameToken.Of(person);
    }

    private void Enter(Guid id, RosterLine line, Membership? before, StoredClasses classes, DateOnly on)
    {
        if (line.Class is { } name && before is not { LastDay: null })
            _memberships.Add(new Membership { PersonId = id, ClassId = classes.FindOrAdd(name).Id, FirstDay = on });
    }

    private void WriteGuardians(Guid child, RosterLine line, StoredFamilies families, DateOnly on)
    {
        foreach (var (name, relation) in line.Guardians.Where(g => !families.Knows(child, g.Name)))
        {
            var guardian = families.OfSibling(name, line.Name);
            if (guardian is null)
            {
                var person = new Person { Kind = PersonKind.Guardian, ChangedAt = db.Now };
                _people.Add(person);
                _tokens.AddRange(Named(person, name, null));
                families.Remember(name, line.Name, person.Id);
                guardian = person.Id;
            }
            _guardianships.Add(new Guardianship { GuardianId = guardian.Value, ChildId = child, Relation = relation, FirstDay = on });
        }
    }

    private async Task Retoken(Dictionary<Guid, Person> people, CancellationToken cancellation)
    {
        db.ChangeTracker.DetectChanges();
        var renamed = people.Values.Where(p => db.Entry(p).Property(x => x.DisplayName).IsModified || db.Entry(p).Property(x => x.ExternalId).IsModified).ToList();
        if (renamed.Count == 0)
            return;
        var ids = renamed.ConvertAll(p => p.Id);
        await db.Tokens.Where(t => ids.Contains(t.PersonId)).ExecuteDeleteAsync(cancellation);
        db.AddRange(renamed.SelectMany(NameToken.Of));
    }

    private async Task WriteNew(CancellationToken cancellation)
    {
        await bulk.Insert(_people, cancellation);
        db.Sought(PersonSource.Found.Id, _people.Where(p => p.Kind != PersonKind.Guardian).Select(p => p.Id.ToString()));
        await bulk.Insert(_tokens, cancellation);
        await bulk.Insert(_memberships, cancellation);
        await bulk.Insert(_guardianships, cancellation);
        _people.Clear();
        _tokens.Clear();
        _memberships.Clear();
        _guardianships.Clear();
    }
}
