using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gym24.Data.Tests.Server;

/// <summary>Somebody with an account of the demonstration: by browser, with cookies and forms, or by API, with a token.</summary>
internal static partial class Visitor
{
    public static HttpClient Browser(Uri address) => new(new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public static async Task<(string UserName, string Password)> Account(HttpClient client, string role)
    {
        var accounts = await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var account = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == role);
        return (account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
    }

    public static async Task SignIn(HttpClient browser, string role)
    {
        var (name, password) = await Account(browser, role);
        var answer = await Post(browser, "/sign-in", new() { ["Input.UserName"] = name, ["Input.Password"] = password });
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK, $"sign-in: {answer.StatusCode}");
    }

    /// <summary>An API client; its token opens every host.</summary>
    public static async Task<HttpClient> Api(Uri address, string role)
    {
        var client = Browser(address);
        var (userName, password) = await Account(client, role);
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName, password });
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>Opens a page and posts the first form in it, with what stands in its hidden fields.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient browser, string page, Dictionary<string, string> fields)
    {
        var shown = await browser.GetAsync(page);
        if (shown.StatusCode != HttpStatusCode.OK)
            return shown;
        var form = PostForm().Match(await shown.Content.ReadAsStringAsync()).Value;
        var sent = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var (name, value) in fields)
            sent[name] = value;
        return await browser.PostAsync(page, new FormUrlEncodedContent(sent));
    }

    [GeneratedRegex("<main.*?<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
