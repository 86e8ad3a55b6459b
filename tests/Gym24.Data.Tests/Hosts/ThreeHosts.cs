using Gym24.Data.Tests.Server;
using Npgsql;

namespace Gym24.Data.Tests.Hosts;

/// <summary>Three hosts, started together on one empty database of a server of their own, behind one nginx.</summary>
public sealed class ThreeHosts : IAsyncLifetime
{
    public const int Count = 3, PerAddress = 20;
    private static readonly string Key = HostProcess.NewKey();
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-hosts-").FullName;
    private readonly HostProcess[] _hosts = new HostProcess[Count];
    private readonly Nginx _nginx = new();

    public PostgreSqlServer Database { get; } = new();

    public string Connection { get; private set; } = "";

    /// <summary>Each host by itself.</summary>
    public Uri[] Hosts { get; } = new Uri[Count];

    /// <summary>All of them, in turn.</summary>
    public Uri Proxy => _nginx.Address;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await PostgreSqlServer.Tell(Database.Connection, "CREATE DATABASE gym24 ENCODING 'UTF8' TEMPLATE template0");
        Connection = new NpgsqlConnectionStringBuilder(Database.Connection) { Database = "gym24", MaxPoolSize = 40, Timeout = 5 }.ConnectionString;
        await Task.WhenAll(Enumerable.Range(0, Count).Select(Start));
        await _nginx.Start(Hosts);
    }

    public async ValueTask DisposeAsync()
    {
        await _nginx.DisposeAsync();
        foreach (var host in _hosts.OfType<HostProcess>())
            await host.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>SIGKILL for the host with a process id.</summary>
    /// <returns>Which one it was.</returns>
    public async Task<int> Kill(int process)
    {
        var which = Array.FindIndex(_hosts, h => h.Id == process);
        await _hosts[which].DisposeAsync();
        return which;
    }

    /// <summary>Starts a host that was killed, where it was.</summary>
    public Task Restart(int which) => Start(which);

    /// <summary>What nginx has to say.</summary>
    public Task<string> Said() => _nginx.Said();

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task Start(int which)
    {
        var address = Hosts[which]?.ToString() ?? "http://127.0.0.1:0";
        _hosts[which] = HostProcess.Begin(Connection, Path.Combine(_folder, $"host-{which}"), address,
            ("GYM24_KEY", Key), ("Proxy__Trusted", "127.0.0.1"), ("SignIn__PerAddress", $"{PerAddress}"));
        Hosts[which] = await _hosts[which].Opened();
    }
}

/// <summary>By itself, after the others: it stops a database server and measures nothing else's load.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HostsCollection : ICollectionFixture<ThreeHosts>
{
    public const string Name = "hosts";
}
