using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Testing;
using Gym24.Host.Access;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests;

/// <summary>The real host with our modules from their published folders, on a free loopback port, with data of its own.</summary>
public class RunningHost : IAsyncLifetime
{
    public const string AdminPassword = "тихая река за окном";
    private static readonly string Key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-host-").FullName;
    private OuterProcess _process = null!;
    private Lazy<Task<Administrator>> _admin = null!;

    protected virtual string[] Options => [];

    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>The file of its database.</summary>
    public string Database => Path.Combine(_data, "gym24.db");

    /// <summary>The list of erasures, beside its data.</summary>
    public string ErasureList => _data + ".erasures.jsonl";

    public Uri Address { get; private set; } = null!;

    /// <summary>Of the generation that runs now.</summary>
    internal IServiceProvider Services => _process.Modules.Services!;

    public virtual async ValueTask InitializeAsync()
    {
        SqlServerQueries.Watch();
        Environment.SetEnvironmentVariable("GYM24_ADMIN_PASSWORD", AdminPassword);
        Environment.SetEnvironmentVariable("GYM24_KEY", Key);
        await Prepare(_data);
        await Start();
        _admin = new(SetUpAdministrator);
    }

    /// <summary>Puts into the empty data folder what the host is to find there.</summary>
    protected virtual Task Prepare(string data) => Task.CompletedTask;

    /// <summary>Stops, lets something happen to its files, and starts again.</summary>
    /// <param name="between">Gets the database, which nobody has open then.</param>
    public async Task Restart(Action<string> between)
    {
        await _process.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        between(Database);
        await Start();
    }

    /// <summary>Waits until everything that happened has come to whom it concerns.</summary>
    public async Task AtRest()
    {
        await using var scope = Services.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<HostDb>().Outbox.Where(e => e.DeliveredAt == null && e.DeadAt == null);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (await events.AnyAsync(patience.Token))
            await Task.Delay(100, patience.Token);
    }

    private async Task Start()
    {
        _process = OuterProcess.Create(HostOptions.Parse(["--data", _data, "--modules", ModulesFolder(), "--urls", "http://127.0.0.1:0", .. Options]) with { Settings = Settings }, rehearsal: null);
        await _process.Start();
        Address = new Uri(_process.Addresses.First());
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        File.Delete(ErasureList);
    }

    /// <summary>A browser of its own: cookies are kept, redirects are not followed.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>An API client signed in as somebody.</summary>
    public async Task<HttpClient> Api(string user, string password, string? code = null)
    {
        var client = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = Address };
        var answer = await Token(user, password, code);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>An API client of the administrator: the token is asked for once.</summary>
    public async Task<HttpClient> Api() => new(new HttpClientHandler { UseProxy = false })
    {
        BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", (await _admin.Value).Token) },
    };

    public Task<HttpResponseMessage> Token(string user, string password, string? code = null) =>
        Browser().PostAsJsonAsync("/api/v1/auth/token", new { userName = user, password, code });

    /// <summary>A browser signed in through the form.</summary>
    public async Task<HttpClient> SignedIn(string user, string password)
    {
        var browser = Browser();
        var answer = await Post(browser, "/sign-in", new() { ["Input.UserName"] = user, ["Input.Password"] = password });
        if (answer.StatusCode != HttpStatusCode.Redirect)
            Assert.Fail($"{user} is not signed in: {answer.StatusCode} {string.Join(' ', new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".g-alert, .g-field-error").Select(a => a.TextContent.Trim()))}");
        return browser;
    }

    /// <summary>A browser of the administrator, who has signed in and set up a second factor once.</summary>
    public async Task<HttpClient> SignedIn()
    {
        var cookies = new CookieContainer();
        cookies.Add((await _admin.Value).Cookies);
        return new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = Address };
    }

    /// <summary>Sets up the second factor of whoever is signed in, as a person does: reads the key off the page, gives back a code of it.</summary>
    public static async Task<(string Seed, string Used, IReadOnlyList<string> Codes)> SetUpSecondFactor(HttpClient browser, string password)
    {
        var (seed, used) = ("", "");
        var answer = await Post(browser, "/account/second-factor", page =>
        {
            seed = page.QuerySelector(".g-key code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
            used = CodeOf(seed);
            return new() { ["On.Code"] = used, ["On.Password"] = password };
        }, "on");
        var shown = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return (seed, used, shown.QuerySelectorAll(".g-codes code").Select(c => c.TextContent).ToList());
    }

    /// <summary>A new account of a role that needs a second factor, with its own password and factor, signed in.</summary>
    public async Task<(HttpClient Browser, string Seed)> WithSecondFactor(string user, string role)
    {
        const string first = "Временный пароль 4", own = "собственная фраза из слов";
        await AccountTests.Create(await SignedIn(), user, first, role);
        var browser = await SignedIn(user, first);
        await Post(browser, "/account/password", new() { ["Input.Present"] = first, ["Input.Password"] = own });
        return (browser, (await SetUpSecondFactor(browser, own)).Seed);
    }

    /// <summary>What the app shows now, or so many steps later.</summary>
    public static string CodeOf(string seed, int later = 0) => Totp.Code(Totp.Bytes(seed), Totp.StepAt(TimeProvider.System.GetUtcNow()) + later);

    /// <summary>Six digits that are wrong now and in the minutes around.</summary>
    public static string WrongCodeOf(string seed) => Enumerable.Range(0, 100).Select(i => i.ToString("000000", System.Globalization.CultureInfo.InvariantCulture))
        .First(code => Enumerable.Range(-5, 20).All(later => CodeOf(seed, later) != code));

    private async Task<Administrator> SetUpAdministrator()
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = Address };
        await Post(browser, "/sign-in", new() { ["Input.UserName"] = "admin", ["Input.Password"] = AdminPassword });
        var (_, _, codes) = await SetUpSecondFactor(browser, AdminPassword);
        var token = await (await Token("admin", AdminPassword, codes[0])).Content.ReadFromJsonAsync<JsonElement>();
        return new Administrator(cookies.GetAllCookies(), token.GetProperty("accessToken").GetString()!);
    }

    private sealed record Administrator(CookieCollection Cookies, string Token);

    /// <summary>Opens a page and posts its form of a name, with what stands in its hidden fields.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient browser, string page, Dictionary<string, string> fields, string? form = null) =>
        Post(browser, page, _ => fields, form);

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string page, Func<IHtmlDocument, Dictionary<string, string>> fields, string? form)
    {
        var document = new HtmlParser().ParseDocument(await browser.GetStringAsync(page));
        var found = document.QuerySelectorAll("main form[method=post]").Single(f => form is null
            || f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var sent = found.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields(document))
            sent[name] = value;
        return await browser.PostAsync(found.GetAttribute("action") is { Length: > 0 } action ? action : page, new FormUrlEncodedContent(sent));
    }

    /// <summary>The folder of the solution.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    private static string ModulesFolder() => Path.Combine(Root, "artifacts", "modules");
}

[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<RunningHost>
{
    public const string Name = "host";
}
