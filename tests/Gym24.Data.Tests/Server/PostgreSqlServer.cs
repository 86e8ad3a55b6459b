using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace Gym24.Data.Tests.Server;

/// <summary>
/// The real server of Debian's package with a throw-away cluster, once for the whole run. It refuses to run as root, so then it runs as
/// the account its package made. A shell watches beside it: the server ends with this process, however that ends.
/// </summary>
public sealed partial class PostgreSqlServer : IAsyncDisposable
{
    private const string Account = "postgres";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-pg-").FullName;
    private Process? _server;
    private string[] _command = [];

    public string Connection { get; private set; } = "";

    /// <summary>Whether a commit waits for the disk. What survives a crash of the machine is not asked by tests; how fast it is, by a benchmark.</summary>
    public bool WaitsForDisk { get; init; }

    public async ValueTask InitializeAsync()
    {
        var programs = Programs();
        var port = FreePort();
        var data = Path.Combine(_folder, "data");
        if (IsRoot)
            await Run("chown", Account, _folder);
        await Run([.. AsAccount, Path.Combine(programs, "initdb"), "-D", data, "-U", Account, "--auth=trust", "-E", "UTF8", "--locale=C", "-N"]);
        _command = [.. AsAccount, Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", $"fsync={(WaitsForDisk ? "on" : "off")}", "-c", "max_connections=250"];
        Connection = $"Host=127.0.0.1;Port={port};Username={Account};Database=postgres;Maximum Pool Size=100;Timeout=60;Command Timeout=120";
        await Start();
    }

    public async Task Start()
    {
        _server = Begin(_command);
        var waited = Stopwatch.StartNew();
        while (!await Answers())
        {
            if (_server.HasExited || waited.Elapsed > StartLimit)
                throw new InvalidOperationException("The PostgreSQL server did not start.");
            await Task.Delay(100);
        }
    }

    /// <summary>At once, as when it breaks down: connections are cut, and the next start recovers from the log.</summary>
    public async Task Stop()
    {
        _server!.StandardInput.Close();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    internal static bool IsRoot => geteuid() == 0;

    private static string[] AsAccount => IsRoot ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--init-groups"] : [];

    private static string Programs()
    {
        const string root = "/usr/lib/postgresql";
        var found = Directory.Exists(root) ? Directory.GetDirectories(root).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0)
            .Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "postgres"))) : null;
        return found ?? throw new InvalidOperationException("PostgreSQL is missing. Install it and start again: sudo apt-get install postgresql");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task Tell(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<bool> Answers()
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task Run(params string[] command)
    {
        using var running = Start(command);
        var said = await running.StandardError.ReadToEndAsync();
        await running.WaitForExitAsync();
        if (running.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {said}");
    }

    /// <summary>The shell waits for its input to end, which it does when this process ends too, and then ends the server at once.</summary>
    private static Process Begin(string[] command) =>
        Start(["sh", "-c", "\"$@\" >/dev/null 2>&1 </dev/null & server=$!; cat >/dev/null; kill -QUIT $server; wait $server", "sh", .. command]);

    private static Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/",
    })!;

    [DllImport("libc")]
    private static extern uint geteuid();
}
