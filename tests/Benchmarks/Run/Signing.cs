using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gym24.Benchmarks;

/// <summary>Signs in as a person would, to get a cookie; or as a program, to get a token.</summary>
internal static partial class Signing
{
    public const string Password = "мера всех вещей 24";

    public static async Task<string> Cookie(Server server, string user = "admin", string password = Password)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(server.Address) };
        var page = await client.GetStringAsync("/sign-in");
        var sent = Hidden().Matches(page).DistinctBy(m => m.Groups["name"].Value)
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        sent["Input.UserName"] = user;
        sent["Input.Password"] = password;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(sent));
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in as {user} answered {(int)answer.StatusCode}");
        return handler.CookieContainer.GetCookieHeader(client.BaseAddress);
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
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = user, password });
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return client;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Hidden();
}
