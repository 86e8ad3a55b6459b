using System.Diagnostics;
using System.Globalization;
using System.Net;
using Gym24.Data.Tests.Server;
using Gym24.Faults.Tests.Running;

namespace Gym24.Faults.Tests.Places;

/// <summary>Two hundred who want fifteen places at once, round after round: fifteen get one, the others wait in the order they came.</summary>
public sealed class PlacesTests(PostgreSqlServer server)
{
    private const int Places = 15, People = 200, Approved = 2, Waiting = 3, MostAttempts = 20;

    [Fact]
    public Task On_SQLite() => Rounds(Store.OnSqlite(), 1);

    [Fact]
    public Task On_PostgreSQL() => Rounds(Store.OnPostgreSql(server.Connection), 1);

    [Fact]
    public Task On_three_hosts_of_one_PostgreSQL() => Rounds(Store.OnPostgreSql(server.Connection), 3);

    private static async Task Rounds(Task<Store> making, int count)
    {
        await using var store = await making;
        var hosts = new List<Product>();
        try
        {
            var addresses = new List<Uri>();
            for (var i = 0; i < count; i++)
            {
                hosts.Add(new Product(store, i));
                addresses.Add(await hosts[i].Ready());
            }
            using var coordinator = await Coordinator.SignIn(addresses[0]);
            var pupils = await coordinator.Pupils(addresses[0], People);
            var (spent, again) = (TimeSpan.Zero, 0);
            for (var round = 0; round < Asked.Rounds; round++)
            {
                var run = await coordinator.OpenRun(addresses[round % count], Places);
                var since = Stopwatch.StartNew();
                var repeated = await Task.WhenAll(pupils.Select((pupil, i) => Enter(coordinator, addresses[i % count], run, pupil)));
                spent += since.Elapsed;
                again += repeated.Sum();
                await IsExact(store, run, pupils);
                Assert.Equal(Enumerable.Range(1, People - Places), (await coordinator.Ranks(addresses[round % count], run)).Order());
            }
            Asked.Measured(string.Create(CultureInfo.InvariantCulture,
                $"| {store.Engine} | {count} | {Asked.Rounds} | {Asked.Rounds * People} | {Asked.Rounds * People / spent.TotalSeconds:0} | {again} |"));
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    /// <returns>How often a host asked to come again.</returns>
    private static async Task<int> Enter(Coordinator coordinator, Uri host, Guid run, Guid pupil)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (status, said) = await coordinator.Apply(host, run, pupil);
            if (status == HttpStatusCode.Created)
                return attempt;
            Assert.True(status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests && attempt < MostAttempts, $"{(int)status}: {said}");
            await Task.Delay(100);
        }
    }

    private static async Task IsExact(Store store, Guid run, IReadOnlyList<Guid> pupils)
    {
        var rows = await store.Read($"SELECT \"PersonId\", \"State\", \"Turn\", \"At\" FROM {store.Table("partnerships", "applications")} WHERE \"RunId\" = @subject ORDER BY \"Turn\"",
            r => (Person: r.GetGuid(0), State: r.GetInt32(1), Turn: r.GetInt32(2), At: r.GetDateTime(3)), run);
        Assert.Equal(pupils.Order(), rows.Select(r => r.Person).Order());
        Assert.All(rows.Take(Places), r => Assert.Equal(Approved, r.State));
        Assert.All(rows.Skip(Places), r => Assert.Equal(Waiting, r.State));
        Assert.Equal(People, rows.Select(r => r.Turn).Distinct().Count());
        // In the order they came.
        Assert.Equal(rows.Select(r => r.At).Order(), rows.Select(r => r.At));
        Assert.Equal([(Places, People - Places)], await store.Read($"SELECT \"Taken\", \"Waiting\" FROM {store.Table("partnerships", "runs")} WHERE \"Id\" = @subject",
            r => (r.GetInt32(0), r.GetInt32(1)), run));
    }
}
