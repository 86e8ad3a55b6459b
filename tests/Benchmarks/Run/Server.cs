using System.Diagnostics;

namespace Gym24.Benchmarks;

/// <summary>A server process on a loopback port, with data of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;

    private Server(Process process, string address, TimeSpan cold) => (_process, Address, Cold) = (process, address, cold);

    public string Address { get; }

    /// <summary>From the start of the process to the first answer with status 200.</summary>
    public TimeSpan Cold { get; }

    /// <summary>Resident memory, MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<Server> Start(string executable, IEnumerable<string> arguments, int port, string firstPage)
    {
        var address = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo(executable, [.. arguments, "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GYM24_ADMIN_PASSWORD"] = Signing.Password;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) Console.Error.WriteLine(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
        while (watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{executable} ended with {process.ExitCode}");
            try
            {
                using var answer = await client.GetAsync(firstPage);
                if (answer.IsSuccessStatusCode)
                    return new Server(process, address, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(5);
        }
        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"{executable} did not answer {firstPage}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
