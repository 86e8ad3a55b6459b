using System.Diagnostics;
using System.Security.Cryptography;

namespace Gym24.Data.Tests.Server;

/// <summary>The host with our modules in a process of its own, on PostgreSQL, as a demonstration.</summary>
public sealed class HostProcess : IAsyncDisposable
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
        var all = new Dictionary<string, string?>
        {
            ["Database__Provider"] = "postgresql", ["Database__ConnectionString"] = connection, ["GYM24_KEY"] = NewKey(),
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return new HostProcess(Unpacked.Start(all, "--demo", "--data", data, "--urls", address));
    }

    /// <returns>Where it listens, once it is open.</returns>
    public async Task<Uri> Opened()
    {
        var address = await Unpacked.Address(_process, _errors, StartLimit);
        _ = _process.StandardOutput.ReadToEndAsync();
        return address;
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
}
