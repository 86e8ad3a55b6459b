using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.People.Tests;

public sealed class DirectoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Pupils_stand_as_a_Russian_reader_expects()
    {
        await using var school = await Roster.Start();
        string[] expected = ["Елин Пётр", "Ёлкин Пётр", "Елохин Пётр", "Жуков Пётр", "Иванов Пётр", "Йорданов Пётр", "Кац Пётр"];
        var inClass = await school.Db(db =>
        {
            var seventh = db.Class("7А");
            foreach (var name in expected.Reverse())
                db.Enter(db.Person(name), seventh);
            return Task.FromResult(seventh.Id);
        });
        var pupils = await school.Directory(d => d.PupilsOf(inClass, Today));
        Assert.Equal(expected, pupils.Select(p => p.DisplayName));
        Assert.All(pupils, p => Assert.Equal(("7А", 7), (p.ClassName, p.Grade)));
    }

    [Fact]
    public async Task Class_of_a_day_is_the_one_the_pupil_was_in_then()
    {
        await using var school = await Roster.Start();
        var (a, b, pupil) = await school.Db(db =>
        {
            var (from, to, moved) = (db.Class("7А"), db.Class("7Б"), db.Person("Иванов Иван"));
            db.Enter(moved, from, new(2026, 9, 1), new(2026, 10, 14));
            db.Enter(moved, to, new(2026, 10, 15));
            return Task.FromResult((from.Id, to.Id, moved.Id));
        });
        Assert.Single(await school.Directory(d => d.PupilsOf(a, new(2026, 10, 14))));
        Assert.Empty(await school.Directory(d => d.PupilsOf(a, new(2026, 10, 15))));
        Assert.Single(await school.Directory(d => d.PupilsOf(b, Today)));
        Assert.Equal(b, (await school.Directory(d => d.Find(pupil)))!.ClassId);
    }

    [Fact]
    public async Task Last_years_classes_run_on_until_the_new_ones_are_there()
    {
        await using var school = await Roster.Start();
        await school.Db(db => { db.Class("7А", 2026); db.Class("6А", 2025); return Task.FromResult(0); });
        Assert.Equal(["7А"], (await school.Directory(d => d.Classes())).Select(c => c.Name));
        school.Clock.Set(new DateTimeOffset(2027, 9, 2, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(["7А"], (await school.Directory(d => d.Classes())).Select(c => c.Name));
        await school.Db(db => { db.Class("8А", 2027); return Task.FromResult(0); });
        Assert.Equal(["8А"], (await school.Directory(d => d.Classes())).Select(c => c.Name));
    }

    [Fact]
    public async Task Scopes_become_oneself_acting_guardians_children_and_own_classes()
    {
        await using var school = await Roster.Start();
        var (mother, father, child, teacher, seventh) = await school.Db(db =>
        {
            var (mum, dad) = (db.Person("Иванова Анна", PersonKind.Guardian), db.Person("Иванов Олег", PersonKind.Guardian));
            var (kid, grown) = (db.Person("Иванов Иван"), db.Person("Иванов Лев"));
            db.Guard(mum, kid);
            db.Guard(mum, grown, until: new(2026, 10, 1));
            db.Guard(dad, kid, restricted: true);
            var tutor = db.Person("Петрова Вера", PersonKind.Staff);
            db.Class("6А", 2025, tutor);
            return Task.FromResult((mum.Id, dad.Id, kid.Id, tutor.Id, db.Class("7А", 2026, tutor).Id));
        });
        Task<Reach> Of(Guid person, Scope scopes) =>
            school.Within(s => s.GetRequiredService<IReachResolver>().Resolve(person, scopes, default));
        Assert.Equal([mother, child], (await Of(mother, Scope.Own | Scope.OwnChildren)).People);
        Assert.Empty((await Of(father, Scope.OwnChildren)).People);
        Assert.Equal([seventh], (await Of(teacher, Scope.OwnClasses)).Classes);
        Assert.Equal([mother], await school.Directory(d => d.GuardiansOf(child)));
        Assert.Equal([child], (await school.Directory(d => d.ChildrenOf(mother))).Select(c => c.Id));
    }
}
