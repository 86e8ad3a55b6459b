using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Faults.Tests.Running;

/// <summary>The school's coordinator as a program: one token, which every host of the school takes.</summary>
internal sealed class Coordinator : IDisposable
{
    private const int Days = 150;
    private readonly HttpClient _http;
    private readonly string _offering;
    private int _opened;

    private Coordinator(HttpClient http, string offering) => (_http, _offering) = (http, offering);

    public static async Task<Coordinator> SignIn(Uri host)
    {
        // A request that is answered by nobody ends when its host is killed; one that hangs must not hang for ever.
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromMinutes(2) };
        var accounts = await http.GetFromJsonAsync<JsonElement>(new Uri(host, "/api/v1/demo/accounts"));
        var account = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "coordinator");
        var answer = await http.PostAsJsonAsync(new Uri(host, "/api/v1/auth/token"), new
        {
            userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString(),
        });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var offerings = await http.GetFromJsonAsync<JsonElement>(new Uri(host, "/api/v1/offerings?partner=tgu&status=active&audience=pupils&size=100"));
        var offering = offerings.GetProperty("items").EnumerateArray().First(o => o.GetProperty("variants").GetArrayLength() == 0 && o.GetProperty("partners").GetArrayLength() == 1);
        return new Coordinator(http, offering.GetProperty("id").GetString()!);
    }

    public async Task<IReadOnlyList<Guid>> Pupils(Uri host, int count)
    {
        var found = new List<Guid>();
        for (var page = 1; found.Count < count; page++)
        {
            var some = await _http.GetFromJsonAsync<JsonElement>(new Uri(host, $"/api/v1/people?kind=pupil&size=100&page={page}"));
            var items = some.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()).ToList();
            Assert.NotEmpty(items);
            found.AddRange(items);
        }
        return found[..count];
    }

    public async Task<Guid> OpenRun(Uri host, int places)
    {
        var number = _opened++;
        var answer = await _http.PostAsJsonAsync(new Uri(host, "/api/v1/runs"), new
        {
            offering = _offering, title = $"Проба {number}", starts = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(7 + (number % Days)),
            places, decision = "automatic",
        });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Applies once. What speaks against it is overruled: here only places count.</summary>
    /// <returns>The status and, where it is no success, what was said.</returns>
    public async Task<(HttpStatusCode Status, string Said)> Apply(Uri host, Guid run, Guid person)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(host, "/api/v1/applications"), new { run, person, overruleReason = "проба" });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Ranks on the waiting list as the coordinator sees them.</summary>
    public async Task<IReadOnlyList<int>> Ranks(Uri host, Guid run)
    {
        var ranks = new List<int>();
        for (var page = 1; ; page++)
        {
            var some = await _http.GetFromJsonAsync<JsonElement>(new Uri(host, $"/api/v1/applications?run={run}&state=waiting&size=100&page={page}"));
            ranks.AddRange(some.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("rank").GetInt32()));
            if (ranks.Count >= some.GetProperty("total").GetInt32())
                return ranks;
        }
    }

    public void Dispose() => _http.Dispose();
}
