using System.Globalization;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Import.Lines;
using Gym24.People.Persons;

namespace Gym24.People.Import.Work;

/// <summary>What a line would change of what the school knows, old beside new.</summary>
internal sealed class Differences(StoredClasses classes, IReadOnlyDictionary<Guid, SchoolClass> inClass, StoredFamilies families)
{
    private readonly HashSet<ClassName> _teacherShown = [];

    public (IReadOnlyList<Change> Changes, IReadOnlyList<Problem> Notes) Of(RosterLine line, Person? person)
    {
        var (changes, notes) = (new List<Change>(), new List<Problem>());
        if (person is not null)
        {
            Add("name", person.DisplayName, NameCase.Better(person.Name, line.Name).Display);
            Add("birthDate", Date(person.BirthDate), Date(line.BirthDate) ?? Date(person.BirthDate));
            Add("externalId", person.ExternalId, line.ExternalId ?? person.ExternalId);
            if (person.LeftOn is not null)
                changes.Add(new("returned", Date(person.LeftOn), null));
        }
        if (line.Class is { } name)
        {
            var now = person is null ? null : inClass.GetValueOrDefault(person.Id);
            if (now is null || now.Id != classes.Find(name)?.Id)
                Add("class", now?.Name, name.ToString(), sameYear: now is not null && now.Name == name.ToString() ? now.SchoolYear : null);
            Teacher(line, name);
        }
        foreach (var (guardian, relation) in line.Guardians)
            if (person is null || !families.Knows(person.Id, guardian))
                changes.Add(new("guardian", null, $"{guardian.Display} ({relation.Text()})"));
        return (changes, notes);

        void Add(string field, string? old, string? next, int? sameYear = null)
        {
            if (sameYear is { } year)
                changes.Add(new(field, $"{old} ({year})", next));
            else if (old != next)
                changes.Add(new(field, old, next));
        }

        void Teacher(RosterLine of, ClassName inName)
        {
            if (of.HomeroomTeacher is not { } written)
                return;
            if (classes.Teacher(written) is not { } teacher)
                notes.Add(new("TeacherUnknown", of.Number, null, written));
            else if (classes.Find(inName)?.HomeroomTeacherId is var before && before != teacher && _teacherShown.Add(inName))
                changes.Add(new("homeroomTeacher", classes.NameOf(before), $"{inName}: {classes.NameOf(teacher)}"));
        }
    }

    private static string? Date(DateOnly? date) => date?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
