using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gym24.Host.Tests;

/// <summary>The host with our modules on the invented school, in a process of its own. Its end is SIGKILL.</summary>
internal sealed partial class KilledHost(Process process, Uri address) : IAsyncDisposable
{
    private bool _gone;

    /// <summary>Puts the invented school into an empty folder.</summary>
    public static Task Invent(string data) => new Data().Into(data);

    public static async Task<KilledHost> Start(string data)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(RunningHost.Root, "host", "Gym24.Host", "bin", own.Parent!.Name, own.Name, "gym24.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--demo", "--data", data, "--modules", Path.Combine(RunningHost.Root, "artifacts", "modules"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Address().Match(line) is not { Success: true } found)
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new KilledHost(process, new Uri(found.Value));
        }
        throw new InvalidOperationException(await errors);
    }

    /// <summary>A browser signed in as the account of a role.</summary>
    public async Task<HttpClient> As(string role)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
        var accounts = await browser.GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var account = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == role);
        await RunningHost.Post(browser, "/sign-in", new() { ["Input.UserName"] = account.GetProperty("userName").GetString()!, ["Input.Password"] = account.GetProperty("password").GetString()! });
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_gone)
            return;
        _gone = true;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private sealed class Data : DemoHost
    {
        public Task Into(string data) => Prepare(data);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
