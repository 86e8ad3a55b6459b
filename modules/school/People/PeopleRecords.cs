using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Import;
using Gym24.People.Persons;
using Gym24.People.Rollover;
using Gym24.People.Search;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People;

/// <summary>The card with all that hangs on it goes as a whole: a membership or a family of nobody says nothing.</summary>
internal sealed class PeopleRecords(PeopleDb db) : PersonalTables<PeopleDb>(db)
{
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3", "Federal law 273-FZ, art. 28, part 3");

    protected override void Tell() => Kind("card", new("Карточка человека, классы и семья", "Card of the person, classes and family"), RecordFate.Deleted, 3, Law)
        .Deletes<ImportRow>(r => r.PersonId)
        .TakesOut<SchoolClass>(c => c.HomeroomTeacherId)
        .Deletes<NameToken>(t => t.PersonId)
        .Deletes<RolloverStep>(s => s.PersonId)
        .Deletes<Membership>(m => m.PersonId)
        .Links<Membership, SchoolClass>(m => m.ClassId, c => c.Id)
        .Deletes<Guardianship>(g => g.GuardianId)
        .Deletes<Guardianship>(g => g.ChildId)
        .Deletes<Person>(p => p.Id);

    /// <summary>A line of a file that waits or was refused belongs to nobody yet, and names the person all the same.</summary>
    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (await Db.People.Where(p => p.Id == person).Select(p => new { p.Surname, p.GivenName }).FirstOrDefaultAsync(cancellation) is not { } name)
            return new(0, 0);
        Db.Sought(PersonSource.Found.Id, [person.ToString()]);
        return new(await Db.ImportRows.Where(r => r.CellsJson.Contains(name.Surname) && r.CellsJson.Contains(name.GivenName)).ExecuteDeleteAsync(cancellation), 0);
    }
}
