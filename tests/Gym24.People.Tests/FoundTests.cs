using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.People.Persons.SavePerson;
using Gym24.People.Persons.SetLeft;
using Gym24.People.Search;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Tests;

/// <summary>What is found of people is written with the change, or not at all.</summary>
public sealed class FoundTests
{
    [Fact]
    public async Task A_new_name_is_found_with_the_change_and_the_old_one_no_longer()
    {
        await using var school = await Roster.Start();
        var id = await school.Db(db => Task.FromResult(db.Person("Щёголева Анна Ильинична").Id));
        Assert.Equal(["анна", "ильинична", "щеголева"], await Words(school, id));

        await school.Send(new SavePerson(id, 0, PersonKind.Pupil, "Гоголева", "Анна", "Ильинична", null, null));
        Assert.Equal(["анна", "гоголева", "ильинична"], await Words(school, id));
        Assert.Equal(0, await school.Db(db => db.Set<SearchWordRow>().CountAsync(w => w.Word == "щеголева")));
    }

    [Fact]
    public async Task What_was_undone_was_never_found()
    {
        await using var school = await Roster.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Db<bool>(async db =>
        {
            db.Person("Щёголева Анна Ильинична");
            await db.SaveChangesAsync();
            throw new InvalidOperationException();
        }));
        await school.Db(db => Task.FromResult(db.Person("Кац Вера Львовна").Id));
        Assert.Equal(["Кац Вера Львовна"], await school.Db(db => db.Set<SearchEntryRow>().Where(e => e.Kind == PersonSource.Found.Id).Select(e => e.TitleRu).ToListAsync()));
    }

    [Fact]
    public async Task Who_has_left_is_not_found_until_back_and_guardians_never_are()
    {
        await using var school = await Roster.Start();
        var (pupil, mother) = await school.Db(db => Task.FromResult((db.Person("Щёголева Анна Ильинична").Id, db.Person("Щёголева Ольга Петровна", PersonKind.Guardian).Id)));
        Assert.Empty(await Words(school, mother));

        await school.Send(new SetLeft(pupil, 0, new DateOnly(2026, 11, 1)));
        Assert.Empty(await Words(school, pupil));
        await school.Send(new SetLeft(pupil, 1, null));
        Assert.Equal(3, (await Words(school, pupil)).Count);
    }

    [Fact]
    public async Task A_word_that_somebody_else_has_stays()
    {
        await using var school = await Roster.Start();
        var first = await school.Db(db => Task.FromResult(db.Person("Кац Вера Львовна").Id));
        await school.Db(db => Task.FromResult(db.Person("Кац Вера Ильинична").Id));
        await school.Send(new SetLeft(first, 0, new DateOnly(2026, 11, 1)));
        Assert.Equal(["вера", "ильинична", "кац"], await school.Db(db => db.Set<SearchWordRow>().Where(w => w.Word == w.Key).OrderBy(w => w.Word).Select(w => w.Word).ToListAsync()));
    }

    [Fact]
    public async Task Statements_past_the_context_say_so_within_a_transaction_only()
    {
        await using var school = await Roster.Start();
        var id = await school.Db(db => Task.FromResult(db.Person("Кац Вера Львовна").Id));
        await school.Db(async db =>
        {
            await db.People.Where(p => p.Id == id).ExecuteDeleteAsync();
            db.Sought(PersonSource.Found.Id, [id.ToString()]);
            return true;
        });
        Assert.Empty(await Words(school, id));
    }

    private static Task<List<string>> Words(TestSchool school, Guid person) => school.Db(async db =>
    {
        var row = person.ToString();
        var entry = await db.Set<SearchEntryRow>().Where(e => e.Kind == PersonSource.Found.Id && e.Row == row).Select(e => e.Id).SingleOrDefaultAsync();
        return await db.Set<SearchTokenRow>().Where(t => t.EntryId == entry).OrderBy(t => t.Word).Select(t => t.Word).ToListAsync();
    });
}
