using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gym24.Faults.Tests.Running;

/// <summary>The published product in a process of its own, on an invented school, with the module that counts beside those that ship.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private const int Kept = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Root = FindRoot();
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _killed;

    public Product(Store store, int host = 0)
    {
        var app = Path.Combine(Root, "artifacts", "app", "gym24");
        Assert.True(File.Exists(app), $"The product is not published: {app}. Run build/publish first.");
        var start = new ProcessStartInfo(app, ["--demo", "--data", store.Folder(host), "--urls", "http://127.0.0.1:0",
            "--modules", Path.Combine(Root, "artifacts", "tally")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in store.Settings)
            start.Environment[name] = value;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // Hosts on one database share a key; one for a test is no secret.
        start.Environment["GYM24_KEY"] = Convert.ToBase64String(new byte[32]);
        // One coordinator does in seconds what a school does in weeks.
        start.Environment["Api__PerMinute"] = "0";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The host has ended."));
        _process.Start();
        AppDomain.CurrentDomain.ProcessExit += EndWithTest;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Since = Stopwatch.StartNew();
    }

    public Stopwatch Since { get; }

    /// <summary>What it said last.</summary>
    public string Said => string.Join(Environment.NewLine, _said);

    /// <summary>Waits until requests are answered.</summary>
    public async Task<Uri> Ready()
    {
        try
        {
            return await _listening.Task.WaitAsync(Patience);
        }
        catch (Exception failure) when (!_killed)
        {
            throw new InvalidOperationException($"The host did not start: {failure.Message}{Environment.NewLine}{Said}");
        }
    }

    /// <summary>Waits so long, or until it is ready.</summary>
    public async Task<bool> ReadyWithin(TimeSpan atMost)
    {
        await Task.WhenAny(_listening.Task, Task.Delay(atMost));
        return _listening.Task.IsCompletedSuccessfully;
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public async Task Kill()
    {
        Assert.False(_process.HasExited, $"The host ended by itself:{Environment.NewLine}{Said}");
        _killed = true;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithTest;
        _killed = true;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void EndWithTest(object? sender, EventArgs e) => _process.Kill();

    private void Heard(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        if (_said.Count > Kept)
            _said.TryDequeue(out _);
        if (Addresses().Match(line) is { Success: true } found)
            _listening.TrySetResult(new Uri(found.Value));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+")]
    private static partial Regex Addresses();
}
