using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Gym24.EndToEnd.Running;

/// <summary>The published product, started as a process of its own on a demonstration school of its own.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static int _started;

    private readonly Process _process;
    private readonly string _folder;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Product(string folder, string log)
    {
        _folder = folder;
        LogFile = log;
        _log = new StreamWriter(log) { AutoFlush = true };
        _process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(Folders.App, ["--demo", "--data", DataFolder, "--urls", "http://127.0.0.1:0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            },
        };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The product ended before it listened, see {LogFile}."));
    }

    public string DataFolder => Path.Combine(_folder, "data");

    public string LogFile { get; }

    public Uri Address { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>One account per role.</summary>
    public IReadOnlyDictionary<string, Account> Accounts { get; private set; } = null!;

    /// <summary>Accounts of one role, where a school has several.</summary>
    public ILookup<string, Account> AllAccounts { get; private set; } = null!;

    public static async Task<Product> Start()
    {
        var folder = Directory.CreateTempSubdirectory("gym24-").FullName;
        var product = new Product(folder, Path.Combine(Folders.Results, $"product-{Interlocked.Increment(ref _started)}.log"));
        try
        {
            await product.Open();
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Http?.Dispose();
        Kill(null, EventArgs.Empty);
        await _process.WaitForExitAsync();
        _process.Dispose();
        lock (_log)
            _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Open()
    {
        _process.Start();
        AppDomain.CurrentDomain.ProcessExit += Kill;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = new Uri(await _listening.Task.WaitAsync(Patience));
        Http = new HttpClient { BaseAddress = Address };
        (await Http.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        var accounts = (await Http.GetFromJsonAsync<AccountList>("/api/v1/demo/accounts"))!.Items;
        AllAccounts = accounts.ToLookup(a => a.Role);
        Accounts = AllAccounts.ToDictionary(a => a.Key, a => a.First());
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        lock (_log)
        {
            if (_log.BaseStream is { CanWrite: true })
                _log.WriteLine(line);
        }
        if (Listening().Match(line) is { Success: true } match)
            _listening.TrySetResult(match.Value);
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listening();

    private sealed record AccountList(List<Account> Items, int Total);
}

/// <summary>An account of the demonstration.</summary>
public sealed record Account(string Role, string UserName, string Password);
