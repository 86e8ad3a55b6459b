using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gym24.Benchmarks;

/// <summary>Signs in as a person would, to get a cookie; or as a program, to get a token.</summary>
internal static partial class Signing
{
    public const string Password = "мера всех вещей 24";

    public static async Task<string> Cookie(string address)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(address) };
        var page = await client.GetStringAsync("/sign-in");
        var sent = Hidden().Matches(page).DistinctBy(m => m.Groups["name"].Value)
            .ToDictionary(m => m.Groups["name"].Value, m => System.Net.WebUtility.HtmlDecode(m.Groups["value"].Value));
        sent["Input.UserName"] = "admin";
        sent["Input.Password"] = Password;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(sent));
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}");
        return handler.CookieContainer.GetCookieHeader(new Uri(address));
    }

    public static async Task<HttpClient> Api(string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = "admin", password = Password });
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return client;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Hidden();
}
