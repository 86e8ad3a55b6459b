using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gym24.Host.Access;

namespace Gym24.Benchmarks;

/// <summary>Signs in as a person would, to get a cookie; or as a program, to get a token.</summary>
internal static partial class Signing
{
    public const string Password = "мера всех вещей 24";

    private const string SecondFactor = "/account/second-factor";

    public static async Task<string> Cookie(Server server, string user = "admin", string password = Password) => (await Enter(server, user, password)).Cookie;

    private static async Task<(string Cookie, string? Code)> Enter(Server server, string user, string password)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(server.Address) };
        var page = await client.GetStringAsync("/sign-in");
        var sent = Fields(page);
        sent["Input.UserName"] = user;
        sent["Input.Password"] = password;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(sent));
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in as {user} answered {(int)answer.StatusCode}");
        using var home = await client.GetAsync("/");
        var code = home.Headers.Location?.ToString() == SecondFactor ? await SetUp(client, password) : null;
        return (handler.CookieContainer.GetCookieHeader(client.BaseAddress), code);
    }

    /// <summary>An administrator needs a second factor: set up as a person does, with the key that the page shows.</summary>
    /// <returns>A recovery code.</returns>
    private static async Task<string> SetUp(HttpClient client, string password)
    {
        var page = await client.GetStringAsync(SecondFactor);
        var sent = Fields(page);
        var seed = Totp.Bytes(Seed().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        (sent["On.Code"], sent["On.Password"]) = (Totp.Code(seed, Totp.StepAt(TimeProvider.System.GetUtcNow())), password);
        using var answer = await client.PostAsync(SecondFactor, new FormUrlEncodedContent(sent));
        return Code().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>An account of the demonstration.</summary>
    public static async Task<(string User, string Password)> Account(HttpClient client, string role)
    {
        var account = (await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts")).GetProperty("items").EnumerateArray()
            .First(a => a.GetProperty("role").GetString() == role);
        return (account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
    }

    public static async Task<HttpClient> Api(Server server, string user = "admin", string password = Password, int connections = 1)
    {
        var client = Bench.Client(server, connections);
        var (_, code) = await Enter(server, user, password);
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = user, password, code });
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>The hidden fields of the page's main form; forms of the frame have none of these names.</summary>
    private static Dictionary<string, string> Fields(string page) => Hidden().Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..]).DistinctBy(m => m.Groups["name"].Value)
        .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));

    [GeneratedRegex("""class="g-key"><code>([A-Z2-7 ]+)</code>""")]
    private static partial Regex Seed();

    [GeneratedRegex("""<li><code>([^<]+)</code>""")]
    private static partial Regex Code();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Hidden();
}
