using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gym24.Contracts.Testing;

namespace Gym24.Data.Tests.Server;

/// <summary>The host with our modules in a process of its own, on PostgreSQL: its driver really waits, which SQLite's never does.</summary>
public sealed partial class PageTests(PostgreSqlServer server) : IDisposable
{
    private const int AtMost = 120;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-pages-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Every_page_a_coordinator_comes_to_is_whole()
    {
        await using var database = await TestDatabase.OnPostgreSql(server.Connection);
        await using var own = database.Engine.CreateConnection();
        using var host = Host(own.ConnectionString);
        try
        {
            var errors = host.StandardError.ReadToEndAsync();
            using var browser = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = await Address(host, errors) };
            _ = host.StandardOutput.ReadToEndAsync();
            await SignIn(browser);
            var (seen, shapes) = (new List<string> { "/", "/calendar", "/people", "/runs", "/applications" }, new Dictionary<string, int>());
            var broken = new List<string>();
            for (var i = 0; i < seen.Count; i++)
            {
                var answer = await browser.GetAsync(seen[i]);
                var html = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode >= HttpStatusCode.InternalServerError || html.Contains("g-tile-failed", StringComparison.Ordinal))
                    broken.Add($"{seen[i]}: {(int)answer.StatusCode}");
                foreach (var link in Links().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => IsPage(l) && !seen.Contains(l)))
                {
                    var shape = Ids().Replace(link.Split('?')[0], "*");
                    if (seen.Count < AtMost && (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) == 1)
                        seen.Add(link);
                }
            }
            Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
            Assert.True(seen.Count > 30, $"only {seen.Count} pages were found");
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    private Process Host(string connection)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "gym24.dll"), "--demo", "--data", _data,
            "--urls", "http://127.0.0.1:0", "--modules", ModulesFolder()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Database__Provider"] = "postgresql";
        start.Environment["Database__ConnectionString"] = connection;
        // Only what the host itself says is waited for.
        start.Environment["Logging__LogLevel__Default"] = "None";
        return Process.Start(start)!;
    }

    private static async Task<Uri> Address(Process host, Task<string> errors)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (await host.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (Addresses().Match(line) is { Success: true } found)
                return new Uri(found.Value);
        throw new InvalidOperationException($"The host ended: {await errors}");
    }

    private static async Task SignIn(HttpClient browser)
    {
        var accounts = await browser.GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var account = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "coordinator");
        var form = PostForm().Match(await browser.GetStringAsync("/sign-in")).Value;
        var fields = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        fields["Input.UserName"] = account.GetProperty("userName").GetString()!;
        fields["Input.Password"] = account.GetProperty("password").GetString()!;
        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        Assert.Equal("/", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static bool IsPage(string link) => !link.StartsWith("/_content", StringComparison.Ordinal) && !link.StartsWith("/language", StringComparison.Ordinal)
        && !Path.HasExtension(link.Split('?')[0]);

    private static string ModulesFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "artifacts", "modules");
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+")]
    private static partial Regex Addresses();

    [GeneratedRegex("<main.*?<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/catalogue/)[^/]+")]
    private static partial Regex Ids();
}
