using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Tests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Data.Tests.Behaviour;

public sealed class SqliteTests : EngineTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnSqlite();
}

public sealed class PostgreSqlTests(PostgreSqlServer server) : EngineTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);
}

/// <summary>Where <c>GYM24_TEST_SQLSERVER</c> names a server.</summary>
public sealed class SqlServerTests : EngineTests
{
    protected override Task<TestDatabase> Database() => RealSqlServer.Database();
}

/// <summary>The same on every engine.</summary>
public abstract class EngineTests
{
    private static readonly DateTime Noon = new(2026, 11, 22, 5, 0, 0, 123, DateTimeKind.Utc);

    protected abstract Task<TestDatabase> Database();

    private async Task<TestSchool> School()
    {
        TestDatabase.Choose(Database);
        return await TestSchool.Start([], (services, _) =>
        {
            services.AddModuleDb<SampleDb>(SampleDb.Manifest);
            services.AddSlices(typeof(SampleDb).Assembly);
        });
    }

    private static Task<T> Read<T>(TestSchool school, Func<SampleDb, Task<T>> read) => school.Within(p => read(p.GetRequiredService<SampleDb>()));

    [Fact]
    public async Task Names_stand_in_the_order_a_Russian_reader_expects()
    {
        await using var school = await School();
        string[] expected = ["Ежов", "Ёжиков", "Елкин", "Ёлкин", "Жуков", "Иванов", "ивашкин", "Йодов", "Ко", "Кова", "КОВАЛЁВ", "Ковалева-Ян", "Эхо", "яблоков"];
        await school.Send(new Add([.. expected.Reverse().Select(SampleRow.Named)]));
        var found = await Read(school, db => db.Rows.OrderBy(r => r.SortKey).Select(r => r.Name).ToListAsync());
        Assert.Equal(expected.OrderBy(Fold.SortKey, StringComparer.Ordinal), found);
        Assert.True(found.IndexOf("Елкин") + 1 == found.IndexOf("Ёлкин") && found.IndexOf("ивашкин") < found.IndexOf("Йодов"));
    }

    [Theory]
    [InlineData("ЕЛ", "Елкин", "Ёлкин")]
    [InlineData("ёлк", "Елкин", "Ёлкин")]
    [InlineData("и", "Иванов", "ивашкин")]
    [InlineData("Й", "Йодов")]
    [InlineData("Z")]
    public async Task A_beginning_is_found_whatever_its_case_and_its_dots(string asked, params string[] expected)
    {
        await using var school = await School();
        await school.Send(new Add([.. ((string[])["Елкин", "Ёлкин", "Иванов", "ивашкин", "Йодов", "яблоков"]).Select(SampleRow.Named)]));
        var (from, to) = (Fold.Text(asked), Fold.Text(asked) + '\uffff');
        var found = await Read(school, db => db.Rows.Where(r => string.Compare(r.Folded, from) >= 0 && string.Compare(r.Folded, to) < 0)
            .OrderBy(r => r.SortKey).Select(r => r.Name).ToListAsync());
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task A_key_is_given_once_and_what_is_absent_is_no_key()
    {
        await using var school = await School();
        await school.Send(new Add(new SampleRow { Code = "Ключ" }, new SampleRow { Code = "ключ" }, new SampleRow(), new SampleRow()));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => school.Send(new Add(new SampleRow { Code = "Ключ" })));
        Assert.Equal("duplicate", refusal.Code);
        Assert.Equal(4, await Read(school, db => db.Rows.CountAsync()));
        Assert.Equal(1, await Read(school, db => db.Rows.CountAsync(r => r.Code == "ключ")));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_what_is_absent_comes_first()
    {
        await using var school = await School();
        await school.Send(new Add([.. Enumerable.Range(0, 25).Select(i => new SampleRow
        {
            SortKey = $"{i:00}", Until = i % 5 == 0 ? null : Noon.AddDays(i % 3), Clock = i % 4 == 0 ? null : new TimeOnly(8 + (i % 4), 0),
        })]));
        var expected = (await Read(school, db => db.Rows.AsNoTracking().ToListAsync())).OrderBy(r => r.Until).ThenByDescending(r => r.Clock).ThenBy(r => r.SortKey, StringComparer.Ordinal);
        var pages = new List<string>();
        for (var page = 0; page < 4; page++)
        {
            var skip = page * 7;
            pages.AddRange(await Read(school, db => db.Rows.OrderBy(r => r.Until).ThenByDescending(r => r.Clock).ThenBy(r => r.SortKey).Skip(skip).Take(7).Select(r => r.SortKey).ToListAsync()));
        }
        Assert.Equal(expected.Select(r => r.SortKey), pages);
    }

    [Fact]
    public async Task Moments_are_UTC_and_days_stay_days()
    {
        await using var school = await School();
        var unsaid = DateTime.SpecifyKind(Noon.AddHours(1), DateTimeKind.Unspecified);
        await school.Send(new Add(
            new SampleRow { Name = "a", At = Noon, On = new DateOnly(2026, 12, 31), Clock = new TimeOnly(23, 59, 59) },
            new SampleRow { Name = "b", At = Noon.AddHours(2).ToLocalTime(), On = new DateOnly(1, 1, 1), Until = unsaid }));
        var rows = await Read(school, db => db.Rows.AsNoTracking().OrderBy(r => r.At).ToListAsync());
        Assert.Equal([Noon, Noon.AddHours(2)], rows.Select(r => r.At));
        Assert.All(rows, r => Assert.Equal(DateTimeKind.Utc, r.At.Kind));
        Assert.Equal(Noon.AddHours(1), rows[1].Until);
        Assert.Equal([new DateOnly(2026, 12, 31), new DateOnly(1, 1, 1)], rows.Select(r => r.On));
        Assert.Equal(new TimeOnly(23, 59, 59), rows[0].Clock);
        Assert.Equal("b", await Read(school, db => db.Rows.Where(r => r.At > Noon && r.On < new DateOnly(2026, 12, 31)).Select(r => r.Name).SingleAsync()));
    }

    [Fact]
    public async Task Decimals_keep_every_digit()
    {
        await using var school = await School();
        decimal[] amounts = [0m, 0.01m, 0.1m, -12.5m, 1234567890.99m];
        await school.Send(new Add([.. amounts.Select((a, i) => new SampleRow { SortKey = $"{i}", Amount = a })]));
        Assert.Equal(amounts, await Read(school, db => db.Rows.OrderBy(r => r.SortKey).Select(r => r.Amount).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_saves_on_an_older_version_is_told()
    {
        await using var school = await School();
        var row = SampleRow.Named("first");
        await school.Send(new Add(row));
        await school.Send(new Rename(row.Id, 0, "second"));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => school.Send(new Rename(row.Id, 0, "third")));
        Assert.Equal(RefusalKind.Stale, refusal.Kind);
        Assert.Equal(("second", 1), await Read(school, db => db.Rows.Select(r => ValueTuple.Create(r.Name, r.Version)).SingleAsync()));
    }

    [Fact]
    public async Task Parts_go_with_their_row()
    {
        await using var school = await School();
        var (gone, stays) = (SampleRow.Named("gone"), SampleRow.Named("stays"));
        await school.Send(new Add(gone, stays));
        await Read(school, async db =>
        {
            db.Parts.AddRange(new SamplePart { RowId = gone.Id }, new SamplePart { RowId = stays.Id });
            return await db.SaveChangesAsync();
        });
        await Read(school, db => db.Rows.Where(r => r.Id == gone.Id).ExecuteDeleteAsync());
        Assert.Equal([stays.Id], await Read(school, db => db.Parts.Select(p => p.RowId).ToListAsync()));
        await Assert.ThrowsAsync<DbUpdateException>(() => Read(school, async db =>
        {
            db.Parts.Add(new SamplePart { RowId = gone.Id });
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Long_texts_and_emoji_come_back_as_they_were()
    {
        await using var school = await School();
        var text = string.Concat(Enumerable.Repeat("Съешь ещё этих мягких французских булок 👩‍🔬🎓 'и\"\\ %_\t\r\n", 5000));
        await school.Send(new Add(new SampleRow { Name = "🦉 сова", Text = text }));
        Assert.Equal(text, await Read(school, db => db.Rows.Where(r => r.Name == "🦉 сова").Select(r => r.Text).SingleAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD83E)]
    [InlineData(0xDD89)]
    public async Task What_cannot_be_kept_is_refused_in_words(int code)
    {
        var text = $"до {(char)code} после";
        await using var school = await School();
        var writing = await Assert.ThrowsAsync<Refusal>(() => school.Send(new Add(new SampleRow { Name = text })));
        var asking = await Assert.ThrowsAsync<Refusal>(() => school.Send(new Find(text)));
        Assert.All([writing, asking], r => Assert.Equal((RefusalKind.Invalid, "characters"), (r.Kind, r.Code)));
        Assert.Contains("знак", writing.Message, StringComparison.Ordinal);
        Assert.Equal(0, await school.Send(new Find("ничего")));
    }

    [Fact]
    public async Task Two_who_wait_for_each_other_both_come_through()
    {
        await using var school = await School();
        var (one, two) = (SampleRow.Named("one"), SampleRow.Named("two"));
        await school.Send(new Add(one, two));
        var meeting = new Meeting();
        await Task.WhenAll(Task.Run(() => school.Send(new Both(one.Id, two.Id, meeting))), Task.Run(() => school.Send(new Both(two.Id, one.Id, meeting))));
        Assert.Equal(["2", "2"], await Read(school, db => db.Rows.Select(r => r.Text).ToListAsync()));
    }

    [Fact]
    public async Task Parts_of_a_page_that_load_side_by_side_take_turns()
    {
        await using var school = await School();
        await school.Send(new Add(SampleRow.Named("one")));
        await using var scope = school.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => mediator.Send(new Find("one"))))), n => Assert.Equal(1, n));
    }

    [Fact]
    public async Task Fifteen_places_are_given_fifteen_times_to_two_hundred_who_come_at_once()
    {
        TestDatabase.Choose(Database);
        await using var school = await RunSchool.Start(pupils: 200);
        var run = await school.Open(places: 15);
        await Parallel.ForEachAsync(school.Ninths, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (pupil, _) => await school.Enter(run, pupil));
        var rows = await school.Read(db => db.Set<Application>().Where(a => a.RunId == run).OrderBy(a => a.Turn).ToListAsync());
        Assert.Equal(15, rows.Count(r => r.State == Contracts.Partnerships.ApplicationState.Approved));
        Assert.Equal(185, rows.Count(r => r.State == Contracts.Partnerships.ApplicationState.Waiting));
        Assert.Equal(200, rows.Select(r => r.Turn).Distinct().Count());
        Assert.Equal((15, 185), await school.Read(db => db.Set<Partnerships.Runs.Run>().Where(r => r.Id == run).Select(r => ValueTuple.Create(r.Taken, r.Waiting)).SingleAsync()));
    }
}
