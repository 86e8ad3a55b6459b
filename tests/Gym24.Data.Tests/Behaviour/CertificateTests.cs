using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Gym24.Host.Tests.Certificates;
using static Gym24.Host.Tests.Certificates.CertificateRoom;

namespace Gym24.Data.Tests.Behaviour;

public sealed class SqliteCertificateTests : CertificateTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnSqlite();
}

public sealed class PostgreSqlCertificateTests(PostgreSqlServer server) : CertificateTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);
}

/// <summary>Where <c>GYM24_TEST_SQLSERVER</c> names a server.</summary>
public sealed class SqlServerCertificateTests : CertificateTests
{
    protected override Task<TestDatabase> Database() => RealSqlServer.Database();
}

/// <summary>Many issue at once, from two hosts: no number is given twice, none is left out.</summary>
public abstract class CertificateTests
{
    private const int Commands = 24;

    protected abstract Task<TestDatabase> Database();

    [Fact]
    public async Task Numbers_follow_one_another_whoever_issues_at_once_and_whatever_fails()
    {
        await using var database = await Database();
        await using var one = await CertificateRoom.On(database.Engine);
        await using var other = await CertificateRoom.On(database.Engine);
        var failed = 0;
        await Task.WhenAll(Enumerable.Range(0, Commands).Select(i => Task.Run(async () =>
        {
            var (room, subject) = (i % 2 == 0 ? one : other, Guid.CreateVersion7());
            // Both series, named in either order; the series begin with whoever comes first.
            var drafts = new[] { Draft(subject, Guid.CreateVersion7(), Thanks), Draft(subject, Guid.CreateVersion7(), Diploma) };
            try
            {
                await room.Command(async c =>
                {
                    await c.Issue(i % 3 == 0 ? [.. drafts.Reverse()] : drafts);
                    return i % 6 == 5 ? throw new TimeoutException() : true;
                });
            }
            catch (TimeoutException)
            {
                Interlocked.Increment(ref failed);
            }
        })));
        Assert.Equal(Commands / 6, failed);
        await one.IsWhole("Б", Commands - failed);
        await other.IsWhole("ДБ", Commands - failed);
    }

    [Fact]
    public async Task The_same_asked_for_by_many_at_once_is_issued_once()
    {
        await using var database = await Database();
        await using var one = await CertificateRoom.On(database.Engine);
        await using var other = await CertificateRoom.On(database.Engine);
        var (subject, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var numbers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () => (await (i % 2 == 0 ? one : other).Issue(Draft(subject, person)))[0].Number)));
        Assert.Equal("Б-2026/27-0001", Assert.Single(numbers.Distinct()));
        await one.IsWhole("Б", 1);
    }
}
