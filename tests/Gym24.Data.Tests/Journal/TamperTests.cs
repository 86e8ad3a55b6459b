using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Gym24.Host.Data;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Data.Tests.Journal;

public sealed class SqliteTamperTests : TamperTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnSqlite();
}

public sealed class PostgreSqlTamperTests(PostgreSqlServer server) : TamperTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);
}

/// <summary>Where <c>GYM24_TEST_SQLSERVER</c> names a server.</summary>
public sealed class SqlServerTamperTests : TamperTests
{
    protected override Task<TestDatabase> Database() => RealSqlServer.Database();
}

/// <summary>Somebody who may do anything to the database, and has not the key, changes what is written: it is found.</summary>
public abstract class TamperTests
{
    private const string Another = "Another";
    private static readonly Guid Somebody = Guid.CreateVersion7();

    protected abstract Task<TestDatabase> Database();

    /// <summary>Two chains: twelve entries, a seal, and three more; and four entries of another host.</summary>
    private async Task<(JournalSchool School, Guid Chain, Guid Other)> School()
    {
        var school = await JournalSchool.Open(Database, hosts: 2);
        await school.Add(4, host: 1);
        var other = (await school.Entries())[0].Chain!.Value;
        await school.Add(12);
        Assert.True(await school.Seal());
        await school.Add(3);
        var report = await school.Check();
        Assert.True(report.IsWhole);
        Assert.Equal((19, 2, 1, 3), (report.Entries, report.Chains, report.Seals, report.Unsealed));
        return (school, (await school.Entries()).First(e => e.Chain != other).Chain!.Value, other);
    }

    private static IQueryable<AuditRow> Entry(HostDb db, Guid chain, params long[] numbers) =>
        db.Entries.Where(e => e.Chain == chain && numbers.Contains(e.Number!.Value));

    /// <summary>Gives every entry of a chain the hash it needs, from the first one on.</summary>
    private static Task<bool> Recompute(JournalSchool school, Guid chain) => school.Db(async db =>
    {
        var previous = (await db.Chains.SingleAsync(c => c.Id == chain)).Beginning;
        foreach (var entry in await db.Entries.AsNoTracking().Where(e => e.Chain == chain).OrderBy(e => e.Number).ToListAsync())
        {
            previous = entry.HashAfter(previous);
            await Entry(db, chain, entry.Number!.Value).ExecuteUpdateAsync(s => s.SetProperty(e => e.Hash, previous));
        }
        return true;
    });

    [Fact]
    public async Task A_rewritten_row_is_found()
    {
        var (school, chain, _) = await School();
        await using var _1 = school;
        await school.Db(db => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.UserId, Somebody)));
        var found = Assert.Single((await school.Check()).Findings);
        Assert.Equal(("Changed", $"{chain}", "5"), (found.Code, found.Values[0], found.Values[1]));
        Assert.Contains("5", found.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("At"), InlineData("Module"), InlineData("Action"), InlineData("Subject"), InlineData("Person"), InlineData("Outcome"), InlineData("Id")]
    public async Task Whatever_of_it_was_rewritten(string column)
    {
        var (school, chain, _) = await School();
        await using var _1 = school;
        await school.Db(db => (column switch
        {
            "At" => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.At, e => e.At.AddSeconds(1))),
            "Module" => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.Module, Another)),
            "Action" => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.Action, Another)),
            "Subject" => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.Subject, Somebody)),
            "Person" => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.Person, Somebody)),
            "Outcome" => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.Outcome, Another)),
            _ => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.Id, Somebody)),
        }));
        Assert.Equal(["Changed"], await school.Found());
    }

    [Fact]
    public async Task A_rewritten_chain_is_found_by_its_seal()
    {
        var (school, chain, _) = await School();
        await using var _1 = school;
        await school.Db(db => Entry(db, chain, 5).ExecuteUpdateAsync(s => s.SetProperty(e => e.UserId, Somebody)));
        await Recompute(school, chain);
        Assert.Equal(["Rewritten"], await school.Found());
        // And a seal that is made later does not heal it.
        school.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await school.Seal());
        Assert.Equal(["Rewritten"], await school.Found());
    }

    [Fact]
    public async Task An_entry_taken_out_and_one_put_in_are_found()
    {
        var (school, chain, other) = await School();
        await using var _1 = school;
        await school.Db(db => Entry(db, chain, 5, 6).ExecuteDeleteAsync());
        var found = Assert.Single((await school.Check()).Findings);
        Assert.Equal(("Gone", "5", "6"), (found.Code, found.Values[1], found.Values[2]));
        // The gap is closed by what follows, hashes and all.
        await school.Db(db => db.Entries.Where(e => e.Chain == chain && e.Number > 6).ExecuteUpdateAsync(s => s.SetProperty(e => e.Number, e => e.Number + 1000)));
        await school.Db(db => db.Entries.Where(e => e.Chain == chain && e.Number > 1000).ExecuteUpdateAsync(s => s.SetProperty(e => e.Number, e => e.Number - 1002)));
        await Recompute(school, chain);
        Assert.Equal(["Rewritten"], await school.Found());
        await school.Db(db => Entry(db, other, 4).ExecuteUpdateAsync(s => s.SetProperty(e => e.Number, 5)));
        Assert.Contains("Gone", await school.Found());
    }

    [Fact]
    public async Task Entries_that_changed_places_are_found()
    {
        var (school, chain, _) = await School();
        await using var _1 = school;
        foreach (var (from, to) in ((long, long)[])[(5, 1000), (6, 5), (1000, 6)])
            await school.Db(db => Entry(db, chain, from).ExecuteUpdateAsync(s => s.SetProperty(e => e.Number, to)));
        Assert.Equal(["Changed", "Changed", "Changed"], await school.Found());
        await Recompute(school, chain);
        Assert.Equal(["Rewritten"], await school.Found());
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found()
    {
        var (school, chain, _) = await School();
        await using var _1 = school;
        await school.Db(db => db.Entries.Where(e => e.Chain == chain && e.Number > 10).ExecuteDeleteAsync());
        var found = Assert.Single((await school.Check()).Findings);
        Assert.Equal(("TailGone", "10", "12"), (found.Code, found.Values[1], found.Values[2]));
    }

    [Fact]
    public async Task A_chain_that_was_taken_out_is_found()
    {
        var (school, _, other) = await School();
        await using var _1 = school;
        await school.Db(db => db.Entries.Where(e => e.Chain == other).ExecuteDeleteAsync());
        Assert.Equal(["TailGone"], await school.Found());
        await school.Db(db => db.Chains.Where(c => c.Id == other).ExecuteDeleteAsync());
        Assert.Equal(["ChainGone"], await school.Found());
    }

    [Fact]
    public async Task A_chain_that_was_invented_is_found()
    {
        var (school, chain, other) = await School();
        await using var _1 = school;
        await school.Db(db => db.Entries.Where(e => e.Chain == other).ExecuteUpdateAsync(s => s.SetProperty(e => e.Chain, Somebody)));
        Assert.Equal(["TailGone", "Unregistered"], await school.Found());
        // What it says of itself belongs to it.
        await school.Db(db => db.Chains.Where(c => c.Id == chain).ExecuteUpdateAsync(s => s.SetProperty(c => c.Host, Another)));
        Assert.Contains("Changed", await school.Found());
    }

    [Fact]
    public async Task Seals_that_were_taken_out_or_exchanged_are_found()
    {
        var (school, chain, _) = await School();
        await using var _1 = school;
        school.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await school.Seal());
        var rows = await school.Db(db => db.Seals.AsNoTracking().ToListAsync());
        await school.Db(db => db.Seals.ExecuteDeleteAsync());
        Assert.Equal(["SealGone", "SealGone"], await school.Found());
        // The next one goes on behind those of the file.
        school.Clock.Advance(TimeSpan.FromHours(2));
        await school.Add(1);
        Assert.True(await school.Seal());
        Assert.Equal(3, await school.Db(db => db.Seals.MaxAsync(s => s.Number)));
        Assert.Equal(["SealGone", "SealGone"], await school.Found());

        var forged = new Seal(1, rows[0].At, Seal.None, 0, [new Head(chain, 1, new string('0', 64))]).ToString();
        var thief = new SchoolKeys([RandomNumberGenerator.GetBytes(SchoolKeys.Bytes)]);
        await school.Db(async db =>
        {
            db.Seals.AddRange(rows[0] with { Content = forged, Signature = thief.Signing.Sign(forged) }, rows[1]);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["SealDiffers", "SealForged"], await school.Found());
        File.Delete(school.File.Path);
        Assert.Contains("SealForged", await school.Found());
    }

    [Fact]
    public async Task A_file_of_seals_that_was_cut_is_made_whole_and_one_that_was_changed_is_found()
    {
        var (school, _, _) = await School();
        await using var _1 = school;
        await File.WriteAllTextAsync(school.File.Path, (await File.ReadAllTextAsync(school.File.Path, TestContext.Current.CancellationToken))[..40], TestContext.Current.CancellationToken);
        Assert.Empty(await school.Found());
        await school.Seal();
        Assert.Equal(1, (await school.File.Read(default)).Single(s => s is not null)!.Number);
        await File.WriteAllTextAsync(school.File.Path, (await File.ReadAllTextAsync(school.File.Path, TestContext.Current.CancellationToken)).Replace("before 0", "before 9", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(["SealDiffers"], await school.Found());
    }

    [Fact]
    public async Task What_was_there_before_the_chains_is_counted()
    {
        await using var school = await JournalSchool.Open(Database);
        await school.Add(5);
        await school.Db(db => Numbers(db, [1, 2, 3]).ExecuteUpdateAsync(s => s.SetProperty(e => e.Chain, (Guid?)null).SetProperty(e => e.Number, (long?)null).SetProperty(e => e.Hash, (string?)null)));
        await school.Db(db => db.Entries.Where(e => e.Chain != null).ExecuteDeleteAsync());
        await school.Db(db => db.Chains.ExecuteDeleteAsync());
        await school.Add(1, school.StartHost());
        Assert.True(await school.Seal());
        var report = await school.Check();
        Assert.Equal((true, 3), (report.IsWhole, report.Before));

        var one = (await school.Entries()).First(e => e.Chain is null).Id;
        await school.Db(db => db.Entries.Where(e => e.Id == one).ExecuteDeleteAsync());
        Assert.Equal(["BeforeGone"], await school.Found());
        var later = school.Clock.GetUtcNow().UtcDateTime.AddDays(2);
        await school.Db(db => db.Entries.Where(e => e.Chain == null).ExecuteUpdateAsync(s => s.SetProperty(e => e.At, later)));
        Assert.Equal(["Unlinked", "BeforeGone"], await school.Found());

        static IQueryable<AuditRow> Numbers(HostDb db, long[] numbers) => db.Entries.Where(e => numbers.Contains(e.Number!.Value));
    }

    [Fact]
    public async Task It_is_sealed_when_something_has_happened_and_once_a_day_in_any_case()
    {
        await using var school = await JournalSchool.Open(Database);
        Assert.False(await school.Seal());
        await school.Add(1);
        Assert.True(await school.Seal());
        await school.Add(1);
        Assert.False(await school.Seal());
        school.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await school.Seal());
        school.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await school.Seal());
        school.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True(await school.Seal());
        Assert.Equal(3, (await school.File.Read(default)).Count);
        await school.Db(db => db.Seals.ExecuteDeleteAsync());
        File.Delete(school.File.Path);
        Assert.Equal(["NoSeals"], await school.Found());
    }

    [Fact]
    public async Task A_new_key_seals_on_and_an_auditor_needs_only_the_public_one()
    {
        var (school, _, _) = await School();
        await using var _1 = school;
        var young = RandomNumberGenerator.GetBytes(SchoolKeys.Bytes);
        school.Keys = new SchoolKeys([young, school.Secret]);
        school.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await school.Seal());
        Assert.Empty(await school.Found());
        var alone = await school.Check(new SchoolKeys([young]));
        Assert.Equal(["SealKey"], alone.Findings.Select(f => f.Code));

        var seal = (await school.File.Read(default))[^1]!;
        using var key = ECDsa.Create();
        key.ImportFromPem(school.Keys.Signing.PublicKey);
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(seal.Content), Convert.FromBase64String(seal.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.DoesNotContain("PRIVATE", school.Keys.Signing.PublicKey, StringComparison.Ordinal);
        Assert.Equal(school.Keys.Signing.PublicKey, new SchoolKeys([young]).Signing.PublicKey);
    }
}
