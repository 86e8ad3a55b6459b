using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.People.Classes.ListClasses;
using Gym24.People.Classes.MovePupil;
using Gym24.People.Classes.SetHomeroomTeacher;
using Gym24.People.Classes.ShowClass;
using Gym24.People.Families;
using Gym24.People.Families.AddGuardian;
using Gym24.People.Families.ChangeGuardianship;
using Gym24.People.Persons.CreateAccount;
using Gym24.People.Persons.ListPeople;
using Gym24.People.Persons.SavePerson;
using Gym24.People.Persons.SetLeft;
using Gym24.People.Persons.ShowPerson;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Tests;

/// <summary>What people do by hand, and who sees whom.</summary>
public sealed class PeopleSlicesTests
{
    private sealed record Ids(Guid Seventh, Guid Eighth, Guid Anna, Guid Petr, Guid Teacher, Guid Mother);

    private static async Task<(TestSchool School, Ids Ids)> Start()
    {
        var school = await Roster.Start();
        return (school, await school.Db(db =>
        {
            var teacher = db.Person("Кац Вера Львовна", PersonKind.Staff);
            var (seventh, eighth) = (db.Class("7А", homeroom: teacher), db.Class("8Б"));
            var (anna, petr) = (db.Person("Щёголева Анна Ильинична", born: new(2013, 5, 1)), db.Person("Йорданов-Петров Пётр", externalId: "Л-15"));
            var mother = db.Person("Щёголева Ольга Петровна", PersonKind.Guardian);
            db.Enter(anna, seventh);
            db.Enter(petr, eighth);
            db.Guard(mother, anna);
            return Task.FromResult(new Ids(seventh.Id, eighth.Id, anna.Id, petr.Id, teacher.Id, mother.Id));
        }));
    }

    [Theory]
    [InlineData("щегол", "Щёголева Анна Ильинична,Щёголева Ольга Петровна")]
    [InlineData("ПЕТР", "Йорданов-Петров Пётр,Щёголева Ольга Петровна")]
    [InlineData("анна щёг", "Щёголева Анна Ильинична")]
    [InlineData("л-15", "Йорданов-Петров Пётр")]
    [InlineData("голева", "")]
    [InlineData("%", "Йорданов-Петров Пётр,Кац Вера Львовна,Щёголева Анна Ильинична,Щёголева Ольга Петровна")]
    public async Task People_are_found_by_beginnings_of_words(string search, string expected)
    {
        var (school, _) = await Start();
        await using var closing = school;
        var found = await school.Send(new ListPeople(search));
        Assert.Equal(expected, string.Join(',', found.Items.Select(p => p.DisplayName)));
        Assert.Equal(found.Items.Count, found.Total);
    }

    [Fact]
    public async Task Search_and_class_list_use_their_indexes()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        var search = await Plan(school, db => ListPeopleHandler.Found(db, "щег").IgnoreQueryFilters().OrderBy(p => p.SortKey).Take(50));
        Assert.Contains(search, step => step.Contains("sqlite_autoindex_people_name_tokens", StringComparison.Ordinal));
        var list = await Plan(school, db => db.Memberships.Where(m => m.ClassId == ids.Seventh && m.LastDay == null));
        Assert.Contains(list, step => step.Contains("IX_memberships_ClassId_LastDay", StringComparison.Ordinal));
        var page = await Plan(school, db => db.People.Where(p => p.Kind == PersonKind.Pupil && p.LeftOn == null).OrderBy(p => p.SortKey).Take(50));
        Assert.Contains(page, step => step.Contains("IX_people_Kind_LeftOn_SortKey", StringComparison.Ordinal));
        Assert.DoesNotContain(page, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static Task<List<string>> Plan<T>(TestSchool school, Func<PeopleDb, IQueryable<T>> query) => school.Db(async db =>
    {
        await using var command = query(db).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return steps;
    });

    [Fact]
    public async Task Everybody_sees_only_whom_the_permission_reaches()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        school.Caller.Only((Permissions.Read, Scope.OwnClasses)).Reaching(classes: [ids.Seventh]);
        Assert.Equal([ids.Anna], (await school.Send(new ListPeople())).Items.Select(p => p.Id));
        Assert.Equal(["7А"], (await school.Send(new ListClasses())).Classes.Select(c => c.Name));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new ShowPerson(ids.Petr)));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new ShowClass(ids.Eighth)));
        school.Caller.Only((Permissions.Read, Scope.Own)).Reaching(people: [ids.Petr]);
        Assert.Equal([ids.Petr], (await school.Send(new ListPeople())).Items.Select(p => p.Id));
        school.Caller.Only((Permissions.Import, Scope.All));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new ListPeople()));
    }

    [Fact]
    public async Task Pupil_moves_on_a_day_and_keeps_the_former_class_until_then()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        await school.Send(new MovePupil(ids.Anna, 0, ids.Eighth, new(2026, 11, 10)));
        Assert.Single((await school.Send(new ShowClass(ids.Seventh, new(2026, 11, 9)))).Pupils);
        Assert.Empty((await school.Send(new ShowClass(ids.Seventh))).Pupils);
        Assert.Equal(2, (await school.Send(new ShowClass(ids.Eighth))).Pupils.Count);
        var stale = await Assert.ThrowsAsync<Refusal>(() => school.Send(new MovePupil(ids.Anna, 0, ids.Seventh, new(2026, 11, 15))));
        Assert.Equal("stale", stale.Code);
        await school.Send(new MovePupil(ids.Anna, 1, ids.Seventh, new(2026, 11, 10)));
        Assert.Equal(2, (await school.Send(new ShowPerson(ids.Anna))).Classes.Count);
        foreach (var day in new DateOnly[] { new(2026, 11, 1), new(2026, 12, 1) })
            await Assert.ThrowsAsync<Refusal>(() => school.Send(new MovePupil(ids.Anna, 2, ids.Eighth, day)));
    }

    [Fact]
    public async Task Who_left_stays_in_the_history_and_comes_back_with_a_class()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        await school.Send(new SetLeft(ids.Anna, 0, new(2026, 11, 20)));
        Assert.DoesNotContain((await school.Send(new ListPeople())).Items, p => p.Id == ids.Anna);
        Assert.Equal([ids.Anna], (await school.Send(new ListPeople(Left: true))).Items.Select(p => p.Id));
        Assert.Equal(1, await school.Db(db => db.Set<Contracts.Data.OutboxRow>().CountAsync()));
        await school.Send(new MovePupil(ids.Anna, 1, ids.Seventh, new(2026, 11, 22)));
        Assert.Null((await school.Send(new ShowPerson(ids.Anna))).Person.LeftOn);
    }

    [Fact]
    public async Task Person_is_saved_with_words_and_refused_with_reasons()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        var added = await school.Send(new SavePerson(null, 0, PersonKind.Pupil, "Новиков", "Лев", "", new(2013, 1, 1), "Л-16", ids.Seventh, new(2026, 11, 1)));
        Assert.Equal([added], (await school.Send(new ListPeople("нов лев л-16"))).Items.Select(p => p.Id));
        await school.Send(new SavePerson(added, 0, PersonKind.Pupil, "Старов", "Лев", null, new(2013, 1, 1), "Л-16"));
        Assert.Empty((await school.Send(new ListPeople("новиков"))).Items);
        async Task<string> Refused(SavePerson request) => (await Assert.ThrowsAsync<Refusal>(() => school.Send(request))).Faults[0].Field!;
        Assert.Equal("ExternalId", await Refused(new(added, 1, PersonKind.Pupil, "Старов", "Лев", null, null, "л-15")));
        Assert.Equal("Surname", await Refused(new(null, 0, PersonKind.Staff, "<script>", "Лев", null, null, null)));
        Assert.Equal("GivenName", await Refused(new(null, 0, PersonKind.Staff, "Кац", new string('я', 61), null, null, null)));
        Assert.Equal("Class", await Refused(new(null, 0, PersonKind.Pupil, "Кац", "Ян", null, null, null)));
        Assert.Equal("BirthDate", await Refused(new(null, 0, PersonKind.Pupil, "Кац", "Ян", null, new(2026, 1, 1), null, ids.Seventh)));
        Assert.Equal("Despite", await Refused(new(null, 0, PersonKind.Pupil, "Щеголева", "Анна", null, null, null, ids.Seventh)));
        await school.Send(new SavePerson(null, 0, PersonKind.Pupil, "Щеголева", "Анна", null, null, null, ids.Seventh, Despite: true));
    }

    [Fact]
    public async Task Guardian_acts_until_limited_or_ended()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        var link = await school.Send(new AddGuardian(ids.Petr, ids.Mother, null, Relation.Guardian, Restricted: false));
        Assert.Equal(2, (await school.Directory(d => d.ChildrenOf(ids.Mother))).Count);
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new AddGuardian(ids.Petr, ids.Mother, null, Relation.Mother, false)));
        await school.Send(new ChangeGuardianship(ids.Petr, link, Restricted: true, End: false));
        Assert.Single(await school.Directory(d => d.ChildrenOf(ids.Mother)));
        await school.Send(new ChangeGuardianship(ids.Petr, link, Restricted: false, End: true));
        Assert.Empty(await school.Directory(d => d.GuardiansOf(ids.Petr)));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new AddGuardian(ids.Petr, null, "Одно", Relation.Mother, false)));
    }

    [Fact]
    public async Task Limited_guardian_is_shown_to_nobody_but_the_keepers_of_the_roster()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        await school.Db(db => db.Guardianships.ExecuteUpdateAsync(s => s.SetProperty(g => g.Restricted, true)));
        Assert.Single((await school.Send(new ShowPerson(ids.Anna))).Family);
        school.Caller.Only((Permissions.Read, Scope.Own)).Reaching(people: [ids.Anna]);
        Assert.Empty((await school.Send(new ShowPerson(ids.Anna))).Family);
    }

    [Fact]
    public async Task Homeroom_teacher_is_one_of_the_present_staff()
    {
        var (school, ids) = await Start();
        await using var closing = school;
        await school.Send(new SetHomeroomTeacher(ids.Eighth, 0, ids.Teacher));
        Assert.Equal("Кац Вера Львовна", (await school.Send(new ShowClass(ids.Eighth))).HomeroomTeacher);
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new SetHomeroomTeacher(ids.Eighth, 1, ids.Anna)));
        Assert.Equal("stale", (await Assert.ThrowsAsync<Refusal>(() => school.Send(new SetHomeroomTeacher(ids.Eighth, 0, null)))).Code);
    }

    [Fact]
    public async Task Nobody_is_listed_for_an_account_until_asked_for()
    {
        var (school, _) = await Start();
        await using var closing = school;
        Assert.Empty(await school.Send(new FindForAccount("щ")));
        Assert.Equal(2, (await school.Send(new FindForAccount("щё"))).Count);
    }
}
