using System.Globalization;
using Gym24.Data.Tests.Server;
using Gym24.Faults.Tests.Running;

namespace Gym24.Faults.Tests.Killing;

public sealed class SqliteKillTests : KillTests
{
    private protected override Task<Store> NewStore() => Store.OnSqlite();
}

public sealed class PostgreSqlKillTests(PostgreSqlServer server) : KillTests
{
    private protected override Task<Store> NewStore() => Store.OnPostgreSql(server.Connection);
}

/// <summary>
/// The host is killed (SIGKILL) while it makes its tables and fills the school, while it starts again, and while applications come in. A
/// third of the kills each. Moments are drawn from a fixed row of numbers; what they hit differs from machine to machine.
/// </summary>
public abstract class KillTests
{
    private const int KillsOfOneSchool = 4, PupilsOfARun = 100, Places = 15;
    private readonly Random _random = new(24);
    private TimeSpan _start = TimeSpan.FromSeconds(5);
    private int _kills;

    private protected abstract Task<Store> NewStore();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_comes_twice_whenever_the_host_is_killed()
    {
        var first = Asked.Kills / 3;
        var again = first;
        var load = Asked.Kills - first - again;
        await using var store = await Beginnings(first);

        var host = new Product(store);
        var address = await host.Ready();
        using var coordinator = await Coordinator.SignIn(address);
        var pupils = await coordinator.Pupils(address, Math.Min(PupilsOfARun, Asked.Applications));
        var runs = new List<Guid>();
        while (runs.Count * pupils.Count < Asked.Applications)
            runs.Add(await coordinator.OpenRun(address, Places));
        var clients = new Clients(coordinator, pupils.SelectMany(p => runs.Select(r => (r, p)))) { Host = address };
        var sending = clients.Run();

        for (var i = 0; i < load; i++)
        {
            await Under(clients, sending, Asked.Applications * (i + 1) / (load + 1));
            clients.Host = null;
            await host.Kill();
            await host.DisposeAsync();
            _kills++;
            if (i < again)
                await KilledWhileStarting(store);
            host = new Product(store);
            clients.Host = await host.Ready();
            _start = host.Since.Elapsed;
        }
        await sending;
        var ledger = new Ledger(store);
        await ledger.Delivered();
        await host.Kill();
        await host.DisposeAsync();

        foreach (var run in runs)
            await ledger.IsExact(run, [.. pupils], Places);
        Assert.Equal(runs.Count * pupils.Count, clients.Acknowledged);
        Assert.Equal(clients.Acknowledged, await ledger.Events(runs));
        Asked.Measured(string.Create(CultureInfo.InvariantCulture,
            $"| {store.Engine} | {_kills} | {first} | {again} | {load} | {clients.Acknowledged} | {clients.Repeated} |"));
    }

    /// <summary>First starts that are killed on the way, a few times each school until it is let go on; the last one is the school of the test.</summary>
    private async Task<Store> Beginnings(int kills)
    {
        for (var store = await NewStore(); ; store = await NewStore())
        {
            for (var i = 0; i < KillsOfOneSchool && _kills < kills; i++)
                await KilledWhileStarting(store);
            await using var host = new Product(store);
            await host.Ready();
            _start = host.Since.Elapsed;
            await IsWhole(store);
            if (_kills == kills)
                return store;
            await host.Kill();
            await store.DisposeAsync();
        }
    }

    private async Task KilledWhileStarting(Store store)
    {
        await using var host = new Product(store);
        await host.ReadyWithin(_start * _random.NextDouble());
        await host.Kill();
        _kills++;
    }

    /// <summary>Waits for a number of applications and a moment more, so that the kill comes in the middle of the following ones.</summary>
    private async Task Under(Clients clients, Task sending, int applications)
    {
        while (clients.Acknowledged < applications && !sending.IsCompleted)
            await Task.Delay(5);
        await Task.Delay(_random.Next(40));
        Assert.False(sending.IsFaulted, sending.Exception?.ToString());
    }

    /// <summary>All tables and every account stand, whatever was killed on the way.</summary>
    private static async Task IsWhole(Store store)
    {
        Assert.NotEmpty(await store.Read($"SELECT \"Value\" FROM {store.Table("host", "settings")} WHERE \"Name\" = 'demo.accounts'", r => r.GetString(0)));
        Assert.NotEmpty(await store.Read($"SELECT COUNT(*) FROM {store.Table("partnerships", "applications")}", r => r[0]));
        Assert.NotEmpty(await store.Read($"SELECT COUNT(*) FROM {store.Table("tally", "strokes")}", r => r[0]));
    }
}
