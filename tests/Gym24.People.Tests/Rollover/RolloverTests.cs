using System.Text.Json;
using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.People.Classes.MovePupil;
using Gym24.People.Classes.SetHomeroomTeacher;
using Gym24.People.Classes.ShowClass;
using Gym24.People.Rollover;
using Gym24.People.Rollover.ApplyRollover;
using Gym24.People.Rollover.ShowRollover;
using Gym24.People.Rollover.UndoRollover;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Tests.Rollover;

/// <summary>The school goes over to a new year and back; held against a school worked out by hand, pupil by pupil.</summary>
public sealed class RolloverTests : IAsyncLifetime
{
    private const int Year = 2026;
    private TestSchool _school = null!;

    public async ValueTask InitializeAsync() => _school = await Roster.Start();

    public ValueTask DisposeAsync() => _school.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Everybody_is_in_one_class_or_has_left_and_going_back_leaves_no_trace(int seed)
    {
        var random = new Random(seed);
        var expected = await Fill(random);
        var decisions = new Dictionary<Guid, string>();
        foreach (var pupil in expected.Where(p => p.Value.StartsWith('9')).Select(p => p.Key).ToList())
            decisions[pupil] = random.Next(3) switch { 0 => "leave", 1 => "10А", _ => "10Б" };
        var before = await Everything();

        var id = await _school.Send(new ApplyRollover(decisions, NinthGrade.Undecided, null));

        var now = await _school.Db(async db => await (
            from p in db.People where p.Kind == PersonKind.Pupil
            select new { p.Id, p.LeftOn, Classes = db.Memberships.Where(m => m.PersonId == p.Id && m.LastDay == null).Join(db.Classes, m => m.ClassId, c => c.Id, (_, c) => new { c.Name, c.SchoolYear }).ToList() }).ToListAsync());
        Assert.Equal(expected.Count, now.Count);
        Assert.All(now, p =>
        {
            var was = expected[p.Id];
            var word = decisions.GetValueOrDefault(p.Id) ?? (was.StartsWith("11", StringComparison.Ordinal) ? "leave" : $"{int.Parse(was[..^1], System.Globalization.CultureInfo.InvariantCulture) + 1}{was[^1]}");
            if (word == "leave")
            {
                Assert.Empty(p.Classes);
                Assert.Equal(new DateOnly(Year, 8, 31), p.LeftOn);
            }
            else
            {
                Assert.Null(p.LeftOn);
                Assert.Equal((word, Year), Assert.Single(p.Classes) is var c ? (c.Name, c.SchoolYear) : default);
            }
        });
        // Last year's list is last year's.
        var seventh = await _school.Db(db => db.Classes.SingleAsync(c => c.SchoolYear == Year - 1 && c.Name == "7А"));
        Assert.Equal(expected.Where(e => e.Value == "7А").Select(e => e.Key).Order(), (await _school.Send(new ShowClass(seventh.Id))).Pupils.Select(p => p.Id).Order());

        var one = expected.First(e => e.Value == "7А").Key;
        var classes = (await _school.Directory(d => d.ClassesOf([one])))[one].ToList();
        Assert.Equal("7А", Assert.Single(classes, c => c.Covers(new DateOnly(Year, 8, 31))).Name);
        Assert.Equal("8А", Assert.Single(classes, c => c.Covers(new DateOnly(Year, 9, 1))).Name);

        _school.Clock.Advance(TimeSpan.FromHours(1));
        await _school.Send(new UndoRollover(id));
        Assert.Equal(before, await Everything());
        Assert.Equal(await Told<PersonLeft>(), await Told<PersonReturned>());
        Assert.Equal("changed-on-top", (await Assert.ThrowsAsync<Refusal>(() => _school.Send(new UndoRollover(id)))).Code);
    }

    private async Task<IEnumerable<Guid>> Told<T>() => (await _school.Db(db =>
        db.Set<Contracts.Data.OutboxRow>().Where(r => r.Type == typeof(T).FullName).Select(r => r.Aggregate).ToListAsync())).Order();

    [Fact]
    public async Task The_homeroom_teacher_goes_with_the_class_and_nobody_is_taken_away()
    {
        var (first, second) = await _school.Db(async db =>
        {
            var (one, two) = (db.Person("Белова Анна", PersonKind.Staff), db.Person("Галкина Ольга", PersonKind.Staff));
            db.Enter(db.Person("Иванов Пётр"), db.Class("7А", Year - 1, one), new DateOnly(Year - 1, 9, 1));
            db.Enter(db.Person("Петров Иван"), db.Class("5Б", Year - 1, one), new DateOnly(Year - 1, 9, 1));
            db.Class("6Б", Year, two);
            await db.SaveChangesAsync();
            return (one.Id, two.Id);
        });
        var id = await _school.Send(new ApplyRollover(new Dictionary<Guid, string>(), NinthGrade.Undecided, null));
        Assert.Equal([("6Б", second), ("8А", first)], await Teachers());
        await _school.Send(new UndoRollover(id));
        Assert.Equal([("6Б", second)], await Teachers());
    }

    [Fact]
    public async Task Who_came_in_September_to_an_old_class_is_in_the_new_one_from_the_first_day()
    {
        var pupil = await _school.Db(async db =>
        {
            var late = db.Person("Иванов Пётр");
            db.Enter(late, db.Class("7А", Year - 1), new DateOnly(Year, 9, 3));
            await db.SaveChangesAsync();
            return late.Id;
        });
        var before = await Everything();
        var id = await _school.Send(new ApplyRollover(new Dictionary<Guid, string>(), NinthGrade.Undecided, null));
        var open = await _school.Db(db => db.Memberships.SingleAsync(m => m.PersonId == pupil));
        Assert.Equal((new DateOnly(Year, 9, 3), (DateOnly?)null), (open.FirstDay, open.LastDay));
        Assert.Equal("8А", (await _school.Directory(d => d.Find(pupil)))!.ClassName);
        await _school.Send(new UndoRollover(id));
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task What_cannot_be_decided_is_listed_and_nothing_happens_before_it_is()
    {
        var (ninth, lost) = await _school.Db(async db =>
        {
            var (one, other) = (db.Person("Девятов Глеб"), db.Person("Бесклассный Яков"));
            db.Enter(one, db.Class("9А", Year - 1), new DateOnly(Year - 1, 9, 1));
            await db.SaveChangesAsync();
            return (one.Id, other.Id);
        });
        var view = await _school.Send(new ShowRollover(new Dictionary<Guid, string>(), NinthGrade.Undecided));
        Assert.Equal(ninth, Assert.Single(view.Plan.Undecided).Pupil.Id);
        Assert.Equal(lost, Assert.Single(view.Elsewhere).Id);
        var before = await Everything();
        Assert.Equal("undecided", (await Refused(NinthGrade.Undecided, null)).Code);
        Assert.Equal("stale", (await Refused(NinthGrade.Stay, "something else")).Code);
        Assert.Equal(before, await Everything());
        await _school.Send(new ApplyRollover(new Dictionary<Guid, string>(), NinthGrade.Stay, view.Plan.Seen));
        Assert.Equal("nothing-to-roll-over", (await Refused(NinthGrade.Stay, null)).Code);
    }

    [Theory]
    [InlineData("pupil")]
    [InlineData("teacher")]
    [InlineData("newcomer")]
    public async Task What_was_changed_on_top_is_not_undone(string what)
    {
        var (pupil, teacher) = await _school.Db(async db =>
        {
            var (one, two) = (db.Person("Иванов Пётр"), db.Person("Белова Анна", PersonKind.Staff));
            db.Enter(one, db.Class("7А", Year - 1), new DateOnly(Year - 1, 9, 1));
            db.Class("8Б", Year);
            await db.SaveChangesAsync();
            return (one.Id, two.Id);
        });
        var id = await _school.Send(new ApplyRollover(new Dictionary<Guid, string>(), NinthGrade.Undecided, null));
        Func<Task> change = what switch
        {
            "pupil" => async () => await _school.Send(new MovePupil(pupil, 1, await ClassId("8Б"), new DateOnly(Year, 10, 1))),
            "teacher" => async () => await _school.Send(new SetHomeroomTeacher(await ClassId("8А"), 0, teacher)),
            _ => async () => await _school.Db(async db =>
            {
                var target = await db.Classes.SingleAsync(c => c.Name == "8А");
                db.Enter(db.Person("Новенький Лев"), target, new DateOnly(Year, 10, 1));
                return await db.SaveChangesAsync();
            }),
        };
        await change();
        var before = await Everything();
        var refusal = await Assert.ThrowsAsync<Refusal>(() => _school.Send(new UndoRollover(id)));
        Assert.Equal("changed-on-top", refusal.Code);
        Assert.Contains(what switch { "pupil" => "Иванов", "teacher" => "8А", _ => "Новенький" }, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Everything());
    }

    private Task<Guid> ClassId(string name) => _school.Db(db => db.Classes.Where(c => c.Name == name && c.SchoolYear == Year).Select(c => c.Id).SingleAsync());

    private Task<Refusal> Refused(NinthGrade ninth, string? seen) =>
        Assert.ThrowsAsync<Refusal>(() => _school.Send(new ApplyRollover(new Dictionary<Guid, string>(), ninth, seen)));

    private async Task<List<(string, Guid)>> Teachers() => (await _school.Db(db => db.Classes.Where(c => c.SchoolYear == Year && c.HomeroomTeacherId != null)
        .OrderBy(c => c.Name).Select(c => new { c.Name, c.HomeroomTeacherId }).ToListAsync())).ConvertAll(c => (c.Name, c.HomeroomTeacherId!.Value));

    /// <summary>All grades, two letters, some pupils who came late; the class of each by name.</summary>
    private Task<Dictionary<Guid, string>> Fill(Random random) => _school.Db(async db =>
    {
        var expected = new Dictionary<Guid, string>();
        foreach (var name in Enumerable.Range(1, 11).SelectMany(g => new[] { $"{g}А", $"{g}Б" }))
        {
            var into = db.Class(name, Year - 1, db.Person($"Учителев {name[^1]}лег", PersonKind.Staff));
            for (var i = random.Next(1, 4); i >= 0; i--)
            {
                var pupil = db.Person($"Ученик{expected.Count} Имя");
                db.Enter(pupil, into, new DateOnly(Year - 1, 9, 1).AddDays(random.Next(200)));
                expected[pupil.Id] = name;
            }
        }
        await db.SaveChangesAsync();
        return expected;
    });

    /// <summary>All rows of the roster as they are stored.</summary>
    private Task<string> Everything() => _school.Db(async db => JsonSerializer.Serialize(new
    {
        People = await db.People.AsNoTracking().OrderBy(p => p.SortKey).ToListAsync(),
        Classes = await db.Classes.AsNoTracking().OrderBy(c => c.SchoolYear).ThenBy(c => c.Name).ToListAsync(),
        Memberships = (await db.Memberships.AsNoTracking().ToListAsync()).OrderBy(m => m.Id),
    }));
}
