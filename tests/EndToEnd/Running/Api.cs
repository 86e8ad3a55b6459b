using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.EndToEnd.Running;

/// <summary>The product as a program sees it: with a token, without a browser.</summary>
internal sealed class Api(HttpClient http) : IDisposable
{
    public static async Task<Api> For(Product product, string role) => await For(product, product.Accounts[role]);

    public static async Task<Api> For(Product product, Account account)
    {
        var answer = await product.Http.PostAsJsonAsync("/api/v1/auth/token", new { account.UserName, account.Password });
        var token = (await Json(answer)).GetProperty("accessToken").GetString();
        var http = new HttpClient { BaseAddress = product.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Api(http);
    }

    public static Api ForAnyone(Product product) => new(new HttpClient { BaseAddress = product.Address });

    public async Task<JsonElement> Get(string address) => await Json(await http.GetAsync(Root(address)));

    public async Task<JsonElement> Post(string address, object? body = null) => await Json(await http.PostAsJsonAsync(Root(address), body));

    /// <summary>A call that may be refused.</summary>
    /// <returns>Status, and the answer's document.</returns>
    public async Task<(int Status, JsonElement Document)> Try(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, Root(address));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>A file that may be refused.</summary>
    public async Task<int> TryUpload(HttpMethod method, string address)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "file", "file.pdf" } };
        using var request = new HttpRequestMessage(method, Root(address)) { Content = content };
        return (int)(await http.SendAsync(request)).StatusCode;
    }

    public void Dispose() => http.Dispose();

    private static string Root(string address) => $"/api/v1/{address}";

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
