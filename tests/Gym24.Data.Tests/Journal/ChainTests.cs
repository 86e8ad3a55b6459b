using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Behaviour;
using Gym24.Data.Tests.Server;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Data.Tests.Journal;

public sealed class SqliteChainTests : ChainTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnSqlite();
}

public sealed class PostgreSqlChainTests(PostgreSqlServer server) : ChainTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);

    [Fact]
    public async Task A_commit_nobody_knows_the_end_of_ends_the_chain_and_not_the_journal()
    {
        await using var school = await JournalSchool.Open(Database);
        await school.Add(2);
        await school.Db(db => db.Database.ExecuteSqlRawAsync("""
            CREATE FUNCTION host.cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON host.audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."Action" = 'AddTwice') EXECUTE FUNCTION host.cut();
            """));
        await Assert.ThrowsAnyAsync<Exception>(() => school.Send(new AddTwice("lost")));
        await school.Add(2);
        var entries = await school.Entries();
        Assert.Equal(2, entries.Select(e => e.Chain).Distinct().Count());
        Assert.Equal([1, 2, 1, 2], entries.OrderBy(e => e.At).Select(e => e.Number!.Value));
        Assert.Empty(await school.Found());
    }
}

/// <summary>Where <c>GYM24_TEST_SQLSERVER</c> names a server.</summary>
public sealed class SqlServerChainTests : ChainTests
{
    protected override Task<TestDatabase> Database() => RealSqlServer.Database();
}

/// <summary>Every entry is a link, whoever writes beside whom and however it ends.</summary>
public abstract class ChainTests
{
    protected abstract Task<TestDatabase> Database();

    [Fact]
    public async Task Whoever_writes_side_by_side_on_several_hosts_leaves_one_whole_chain_for_each_host()
    {
        const int hosts = 3, each = 25;
        await using var school = await JournalSchool.Open(Database, hosts);
        await Parallel.ForAsync(0, hosts * each, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (i, _) =>
            await (i % 5 == 0 ? school.Send(new AddTwice($"{i}"), i % hosts) : school.Send(new Add(SampleRow.Named($"{i}")), i % hosts)));
        var entries = await school.Entries();
        Assert.Equal(hosts * (each + (2 * each / 5)), entries.Count);
        Assert.All(entries.GroupBy(e => e.Chain), c => Assert.Equal(Enumerable.Range(1, c.Count()).Select(n => (long)n), c.Select(e => e.Number!.Value)));
        Assert.Equal(hosts, entries.Select(e => e.Chain).Distinct().Count());
        var report = await school.Check();
        Assert.True(report.IsWhole, string.Join(Environment.NewLine, report.Findings.Select(f => f.Words)));
        Assert.Equal((entries.Count, hosts), (report.Entries, report.Chains));
    }

    [Fact]
    public async Task What_is_undone_leaves_no_gap_and_a_refusal_is_an_entry()
    {
        await using var school = await JournalSchool.Open(Database);
        await school.Add(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Send(new AddAndFail(InWords: false)));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new AddAndFail(InWords: true)));
        await school.Add(1);
        var entries = await school.Entries();
        Assert.Equal([(1L, "done"), (2, "will-not"), (3, "done")], entries.Select(e => (e.Number!.Value, e.Outcome)));
        Assert.Single(entries.Select(e => e.Chain).Distinct());
        Assert.Empty(await school.Found());
    }

    [Fact]
    public async Task A_host_that_starts_again_begins_a_chain()
    {
        await using var school = await JournalSchool.Open(Database);
        await school.Add(2);
        await school.Add(3, school.StartHost());
        Assert.Equal([2, 3], (await school.Entries()).GroupBy(e => e.Chain).Select(c => c.Count()).Order());
        Assert.Empty(await school.Found());
    }

    [Fact]
    public async Task No_context_writes_changes_or_takes_out_an_entry_by_itself()
    {
        await using var school = await JournalSchool.Open(Database);
        await school.Add(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Db(db =>
        {
            db.Entries.Add(new AuditRow { At = db.Now, Module = "host", Action = "Past" });
            return db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Db(async db =>
        {
            db.Entries.Remove(await db.Entries.SingleAsync());
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.Db(db =>
        {
            db.Audit(new AuditRow { At = db.Now });
            return db.SaveChangesAsync();
        }));
    }
}
