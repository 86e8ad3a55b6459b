using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Gym24.Host.Access;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Gym24.Host.Keys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Keys;

/// <summary>Whoever has only the database opens no session with it and makes no cookie or token that the school would take.</summary>
public sealed class StolenDatabaseTests : IDisposable
{
    private const string Password = "тихая река за окном";
    private readonly string _key = Secret();
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-stolen-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Without_the_key_no_session_opens()
    {
        string cookie, token;
        await using (var school = await Start("school", _key))
            (cookie, token) = await SignIn(school);
        var copies = new[] { "same", "other", "lost" };
        foreach (var copy in copies)
            Copy("school", copy);

        // With the key both open, so that the rest says something.
        await using (var same = await Start("same", _key))
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Tried(same, cookie, token));

        var refusal = await Assert.ThrowsAsync<CannotStart>(() => Start("other", Secret()));
        Assert.Contains("Keys__Forget", refusal.Message, StringComparison.Ordinal);

        await using var lost = await Start("lost", Secret(), forget: true);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized), await Tried(lost, cookie, token));
        (cookie, token) = await SignIn(lost);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Tried(lost, cookie, token));
    }

    [Fact]
    public async Task Nothing_in_the_file_says_a_key_or_the_seed_of_a_second_factor()
    {
        string seed, master;
        IReadOnlyList<string> codes;
        await using (var school = await Start("school", _key))
        {
            await using var scope = school.Modules.Services!.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var admin = (await users.FindByNameAsync("admin"))!;
            seed = Totp.NewSeed();
            codes = (await scope.ServiceProvider.GetRequiredService<SecondFactor>().TurnOn(admin, seed, RunningHost.CodeOf(seed)))!;
            Assert.Equal(seed, await users.GetAuthenticatorKeyAsync(admin));
            master = Master(ActivatorUtilities.CreateInstance<StoredDataKeys>(scope.ServiceProvider).GetAllElements().First());
        }
        Assert.True(seed.Length >= 32 && master.Length >= 64);
        Assert.DoesNotContain(seed, Bytes("school"), StringComparison.Ordinal);
        Assert.DoesNotContain(master, Bytes("school"), StringComparison.Ordinal);
        Assert.Equal(SecondFactor.RecoveryCodes, codes.Count);
        Assert.All(codes, code => Assert.DoesNotContain(code, Bytes("school"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_the_key_too_learns_no_recovery_code()
    {
        await using var school = await Start("school", _key);
        var (_, _, codes) = await SetUp(school);
        await using var scope = school.Modules.Services!.CreateAsyncScope();
        var admin = (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByNameAsync("admin"))!;
        var kept = await ((AccountStore)scope.ServiceProvider.GetRequiredService<IUserStore<User>>())
            .GetTokenAsync(admin, AccountStore.LoginProvider, AccountStore.RecoveryCodes, default);
        Assert.Equal(SecondFactor.RecoveryCodes, kept!.Split(';').Length);
        Assert.All(codes, code => Assert.DoesNotContain(SecondFactor.Bare(code), kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_the_key_the_seeds_are_lost_and_whoever_needs_a_second_factor_sets_it_up_anew()
    {
        await using (var school = await Start("school", _key))
            await SetUp(school);
        await using var lost = await Start("school", Secret(), forget: true);
        var (_, seed, codes) = await SetUp(lost);
        Assert.True(seed.Length >= 32 && codes.Count == SecondFactor.RecoveryCodes);
    }

    [Fact]
    public async Task A_database_from_before_is_sealed_at_the_next_start_and_nobody_is_signed_out()
    {
        string cookie, token, plain;
        await using (var school = await Start("school", _key))
        {
            (cookie, token) = await SignIn(school);
            await using var scope = school.Modules.Services!.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            var element = ActivatorUtilities.CreateInstance<StoredDataKeys>(scope.ServiceProvider).GetAllElements().First();
            plain = Master(element);
            (await db.DataKeys.SingleAsync()).Xml = element.ToString(SaveOptions.DisableFormatting);
            await db.SaveChangesAsync();
        }
        Assert.Contains(plain, Bytes("school"), StringComparison.Ordinal);
        await using (var school = await Start("school", _key))
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Tried(school, cookie, token));
        Assert.DoesNotContain(plain, Bytes("school"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_takes_over_and_the_old_one_is_not_needed_again()
    {
        string cookie, token;
        await using (var school = await Start("school", _key))
            (cookie, token) = await SignIn(school);
        var next = Secret();
        await using (var school = await Start("school", next, old: _key))
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Tried(school, cookie, token));
        await using (var school = await Start("school", next))
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Tried(school, cookie, token));
    }

    private async Task<OuterProcess> Start(string name, string key, bool forget = false, string? old = null)
    {
        var process = OuterProcess.Create(new HostOptions(Path.Combine(_folder, name), Demo: false, [], "http://127.0.0.1:0")
        {
            Settings = new Dictionary<string, string?>
            {
                ["GYM24_KEY"] = key, ["Keys:Old"] = old, ["Keys:Forget"] = forget.ToString(), ["GYM24_ADMIN_PASSWORD"] = Password,
            },
        }, rehearsal: null);
        try
        {
            await process.Start();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static HttpClient Client(OuterProcess process) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = new Uri(process.Addresses.First()) };

    private static async Task<(string Cookie, string Token)> SignIn(OuterProcess process)
    {
        var (cookie, _, codes) = await SetUp(process);
        using var client = Client(process);
        var token = await (await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = "admin", password = Password, code = codes[0] })).Content.ReadFromJsonAsync<JsonElement>();
        return (cookie, token.GetProperty("accessToken").GetString()!);
    }

    private static async Task<(string Cookie, string Seed, IReadOnlyList<string> Codes)> SetUp(OuterProcess process)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = new Uri(process.Addresses.First()) };
        await RunningHost.Post(browser, "/sign-in", new() { ["Input.UserName"] = "admin", ["Input.Password"] = Password });
        var (seed, _, codes) = await RunningHost.SetUpSecondFactor(browser, Password);
        return ($"gym24={cookies.GetAllCookies()["gym24"]!.Value}", seed, codes);
    }

    private static async Task<(HttpStatusCode Page, HttpStatusCode Api)> Tried(OuterProcess process, string cookie, string token)
    {
        using var client = Client(process);
        using var page = new HttpRequestMessage(HttpMethod.Get, "/admin/accounts") { Headers = { { "Cookie", cookie } } };
        using var api = new HttpRequestMessage(HttpMethod.Get, "/api/v1/modules") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return ((await client.SendAsync(page)).StatusCode, (await client.SendAsync(api)).StatusCode);
    }

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(_folder, to));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, from), "gym24.db*"))
            File.Copy(file, Path.Combine(_folder, to, Path.GetFileName(file)));
    }

    private static string Master(XElement key) => key.Descendants("value").Single().Value;

    private string Bytes(string name) =>
        string.Concat(Directory.GetFiles(Path.Combine(_folder, name), "gym24.db*").Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SchoolKeys.Bytes));
}
