using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Gym24.Benchmarks;

/// <summary>A server process on a free loopback port.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>A copied data folder opens with the key of the one it was copied from.</summary>
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly Process _process;

    private Server(Process process, string address, TimeSpan cold) => (_process, Address, Cold) = (process, address, cold);

    public string Address { get; }

    /// <summary>From the start of the process to the first 200 of the catalogue.</summary>
    public TimeSpan Cold { get; }

    /// <summary>Resident memory, MiB.</summary>
    public double Memory => Fresh.WorkingSet64 / 1048576.0;

    public TimeSpan Processor => Fresh.TotalProcessorTime;

    private Process Fresh
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    public static async Task<Server> Start(string executable, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(executable, [.. arguments, "--urls", address]) { RedirectStandardOutput = true };
        start.Environment["GYM24_ADMIN_PASSWORD"] = Signing.Password;
        start.Environment["GYM24_KEY"] = Key;
        // What is measured is how much it can do, not how much one account is granted.
        start.Environment["Api__PerMinute"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        try
        {
            return new Server(process, address, await FirstAnswer(process, address, watch));
        }
        catch
        {
            End(process);
            throw;
        }
    }

    private static async Task<TimeSpan> FirstAnswer(Process process, string address, Stopwatch watch)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
        while (watch.Elapsed < Limit)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}");
            try
            {
                using var answer = await client.GetAsync("/catalogue");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return watch.Elapsed;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(10);
        }
        throw new TimeoutException($"{process.StartInfo.FileName} did not answer within {Limit}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    public void Dispose() => End(_process);
}
