using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Gym24.Host.Tests.Files;

/// <summary>A real clamd (Debian's clamav-daemon) with one signature of our own, as a process of its own on the loopback address and a socket.</summary>
public sealed class ClamdServer : IAsyncLifetime
{
    /// <summary>What the signature finds: words of our own, so that no scanner of this machine minds the tests.</summary>
    public const string Sign = "GYM24-TEST-SIGNATURE-THAT-STANDS-NOWHERE-ELSE";

    public const int LargestMegabytes = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-clamd-").FullName;
    private Process _process = null!;
    private int _port;

    public string Socket => Path.Combine(_folder, "clamd.sock");

    public string Address => $"127.0.0.1:{_port}";

    public async ValueTask InitializeAsync()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var database = Directory.CreateDirectory(Path.Combine(_folder, "db")).FullName;
        await File.WriteAllTextAsync(Path.Combine(database, "own.ndb"), $"Gym24.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Sign))}\n");
        var settings = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            Foreground yes
            DatabaseDirectory {database}
            LocalSocket {Socket}
            TCPSocket {_port}
            TCPAddr 127.0.0.1
            StreamMaxLength {LargestMegabytes}M
            TemporaryDirectory {_folder}
            User {Environment.UserName}

            """));
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", ["--config-file", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("No clamd: install clamav-daemon.");
        var said = new StringBuilder();
        _process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        _process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (!await Answers())
        {
            Assert.True(waited.Elapsed < Patience && !_process.HasExited, said.ToString());
            await Task.Delay(50);
        }
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return File.Exists(Socket);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
