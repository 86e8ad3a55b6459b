using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Gym24.Data.Tests.Server;

/// <summary>The host with our modules in a process of its own, on PostgreSQL, as a demonstration.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly Task<string> _errors;
    private bool _gone;

    private HostProcess(Process process) => (_process, _errors, Id) = (process, process.StandardError.ReadToEndAsync(), process.Id);

    public int Id { get; }

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static HostProcess Begin(string connection, string data, string address = "http://127.0.0.1:0", params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Unpacked.Host, "--demo", "--data", data,
            "--urls", address, "--modules", ModulesFolder()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Database__Provider"] = "postgresql";
        start.Environment["Database__ConnectionString"] = connection;
        start.Environment["GYM24_KEY"] = NewKey();
        // Only what the host itself says is waited for.
        start.Environment["Logging__LogLevel__Default"] = "None";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!);
    }

    /// <returns>Where it listens, once it is open.</returns>
    public async Task<Uri> Opened()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Addresses().Match(line) is not { Success: true } found)
                continue;
            _ = _process.StandardOutput.ReadToEndAsync();
            return new Uri(found.Value);
        }
        throw new InvalidOperationException($"The host ended: {await _errors}");
    }

    /// <summary>SIGKILL: nothing is said, nothing is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_gone)
            return;
        _gone = true;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    private static string ModulesFolder() => Path.Combine(Root(), "artifacts", "modules");

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+")]
    private static partial Regex Addresses();
}
