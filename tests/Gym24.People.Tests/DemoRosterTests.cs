using System.Diagnostics;
using Gym24.Contracts.Demo;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Demo;
using Gym24.People.Families;
using Gym24.People.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.People.Tests;

public sealed class DemoRosterTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("Илья", "Ильич", "Ильинична")]
    [InlineData("Никита", "Никитич", "Никитична")]
    [InlineData("Дмитрий", "Дмитриевич", "Дмитриевна")]
    [InlineData("Василий", "Васильевич", "Васильевна")]
    [InlineData("Сергей", "Сергеевич", "Сергеевна")]
    [InlineData("Игорь", "Игоревич", "Игоревна")]
    [InlineData("Фёдор", "Фёдорович", "Фёдоровна")]
    public void Patronymic_follows_the_fathers_name(string father, string son, string daughter) =>
        Assert.Equal((son, daughter), (DemoNames.Patronymic(father, false), DemoNames.Patronymic(father, true)));

    [Theory]
    [InlineData("Соловьёв", "Соловьёва")]
    [InlineData("Вольский", "Вольская")]
    [InlineData("Ильин-Заречный", "Ильина-Заречная")]
    [InlineData("Шевченко", "Шевченко")]
    [InlineData("Черных", "Черных")]
    public void Surname_follows_the_sex(string man, string woman) => Assert.Equal(woman, DemoNames.Gendered(man, true));

    [Fact]
    public async Task School_has_classes_families_and_an_account_for_each_role()
    {
        await using var school = await Roster.Start();
        var (demo, took) = await Fill(school);
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalSeconds:0.0} s");
        await school.Db(async db =>
        {
            Assert.Equal(750, await db.People.CountAsync(p => p.Kind == PersonKind.Pupil));
            Assert.Equal(54, await db.People.CountAsync(p => p.Kind == PersonKind.Staff));
            Assert.Equal(27, await db.Classes.CountAsync(c => c.SchoolYear == 2026));
            Assert.Equal(27, await db.Classes.Where(c => c.SchoolYear == 2026).Select(c => c.HomeroomTeacherId).Distinct().CountAsync());
            Assert.All(await db.Memberships.Where(m => m.LastDay == null).GroupBy(m => m.ClassId).Select(g => g.Count()).ToListAsync(),
                size => Assert.InRange(size, 20, 30));
            Assert.True(await db.Guardianships.AnyAsync(g => g.Restricted));
            Assert.True(await db.People.AnyAsync(p => p.DisplayName.Contains('ё')) && await db.People.AnyAsync(p => p.Surname.Contains('-')));
            Assert.Equal(750, await db.Guardianships.Select(g => g.ChildId).Distinct().CountAsync());
            Assert.True(await db.People.CountAsync(p => p.LeftOn != null) > 0);
            Assert.False(await db.People.AnyAsync(p => p.LeftOn >= Today));
            return 0;
        });
        Assert.Equal(["coordinator", "deputyHead", "head", "parent", "psychologist", "pupil", "pupil", "teacher"],
            demo.Accounts.Select(a => a.Role).Order());
    }

    [Fact]
    public async Task Accounts_show_what_the_roles_are_about()
    {
        await using var school = await Roster.Start();
        var (demo, _) = await Fill(school);
        var (senior, junior) = (await Of("pupil"), await Of("pupil-junior"));
        Assert.True(senior.AgeOn(Today) >= 14 && senior.Grade == 9);
        Assert.True(junior.AgeOn(Today) < 14 && junior.ClassName == "8Б");
        var (parent, teacher) = (await Of("parent"), await Of("teacher"));
        var children = await school.Directory(d => d.ChildrenOf(parent.Id));
        Assert.Equal([4, 8], children.Select(c => c.Grade!.Value).Order());
        Assert.Contains(children, c => c.Id == junior.Id);
        Assert.DoesNotContain(children, c => c.Id == senior.Id);
        Assert.Equal(teacher.Id, (await school.Directory(d => d.Classes())).Single(c => c.Name == "8Б").HomeroomTeacher);

        async Task<PersonFacts> Of(string user) =>
            (await school.Directory(d => d.Find(demo.Accounts.Single(a => a.UserName == user).Person!.Value)))!;
    }

    [Fact]
    public async Task Same_seed_gives_the_same_school()
    {
        await using var one = await Roster.Start();
        await using var other = await Roster.Start();
        await Fill(one, 60);
        await Fill(other, 60);
        Assert.Equal(await Rows(one), await Rows(other));

        static Task<List<string>> Rows(Contracts.Testing.TestSchool school) => school.Db(db =>
            db.People.OrderBy(p => p.SortKey).ThenBy(p => p.BirthDate).Select(p => p.DisplayName + p.BirthDate + p.Id).ToListAsync());
    }

    private static Task<(DemoSchool, TimeSpan)> Fill(Contracts.Testing.TestSchool school, int pupils = 750) => school.Within(async services =>
    {
        var demo = new DemoSchool(24, Today, pupils);
        var begun = Stopwatch.GetTimestamp();
        await services.GetServices<IDemoSource>().Single().Fill(demo, default);
        return (demo, Stopwatch.GetElapsedTime(begun));
    });
}
