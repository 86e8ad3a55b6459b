using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests.Journal;

public sealed class SqliteReadingTests : ReadingTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnSqlite();
}

public sealed class PostgreSqlReadingTests(PostgreSqlServer server) : ReadingTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);
}

/// <summary>Who looks at somebody's data leaves an entry, and whoever asks does not wait for it.</summary>
public abstract class ReadingTests
{
    protected abstract Task<TestDatabase> Database();

    [Fact]
    public async Task What_was_looked_at_is_in_the_journal_when_the_host_has_stopped()
    {
        await using var school = await JournalSchool.Open(Database);
        var (one, two, list) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await school.Writer.StartAsync(default);
        foreach (var look in (Look[])[new(one), new(two), new(one), new(null, list)])
            await school.Send(look);
        await school.Writer.StopAsync(default);
        var entries = await school.Entries();
        Assert.All(entries, e => Assert.Equal((Readings.Outcome, nameof(Look), school.Caller.UserId, "sample-rows"), (e.Outcome, e.Action, e.UserId, e.Module)));
        // Twice within a moment is once.
        Assert.Equal([(one, null), (two, null), (null, list)], entries.Select(e => (e.Person, e.Subject)));
        Assert.Empty(await school.Found());
    }

    [Fact]
    public async Task One_s_own_what_was_refused_and_what_names_nobody_leave_nothing()
    {
        await using var school = await JournalSchool.Open(Database);
        school.Caller.PersonId = Guid.CreateVersion7();
        await school.Send(new Look(school.Caller.PersonId));
        await school.Send(new Look(null));
        await Assert.ThrowsAsync<Refusal>(() => school.Send(new Look(Guid.CreateVersion7(), Refused: true)));
        await school.Writer.Write(default);
        Assert.Empty(await school.Entries());
        await school.Send(new Touch(school.Caller.PersonId));
        Assert.Equal(school.Caller.PersonId, Assert.Single(await school.Entries()).Person);
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_loses_none_and_doubles_none()
    {
        await using var school = await JournalSchool.Open(Database);
        var person = Guid.CreateVersion7();
        await school.Send(new Look(person));
        using (var gone = new CancellationTokenSource())
        {
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => school.Writer.Write(gone.Token));
        }
        Assert.True(await school.Writer.Write(default));
        Assert.True(await school.Writer.Write(default));
        Assert.Equal(person, Assert.Single(await school.Entries()).Person);
    }
}
