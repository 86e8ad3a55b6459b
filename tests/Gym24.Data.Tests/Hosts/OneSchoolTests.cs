using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests.Hosts;

/// <summary>Three hosts are one school: what one of them knows or has changed holds on all.</summary>
[Collection(HostsCollection.Name)]
public sealed class OneSchoolTests(ThreeHosts school)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Whoever_signs_in_on_one_host_is_signed_in_on_all_and_a_form_of_one_is_taken_by_another()
    {
        using var browser = Visitor.Browser(school.Proxy);
        await Visitor.SignIn(browser, "administrator");
        using var api = await Visitor.Api(school.Proxy, "administrator");
        for (var turn = 0; turn < 3 * ThreeHosts.Count; turn++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin/accounts")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/modules")).StatusCode);
            var answer = await Visitor.Post(browser, "/admin/accounts/new", new()
            {
                ["Input.UserName"] = $"turn.{turn}", ["Input.DisplayName"] = "По Кругу", ["Input.Password"] = "Временный пароль 5", ["Input.Roles[0]"] = "teacher",
            });
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        Assert.Equal(1, await school.Ask<long>("SELECT count(*) FROM host.data_keys"));
    }

    [Fact]
    public async Task A_right_that_was_given_on_one_host_holds_on_the_others_within_seconds()
    {
        using var admin = Visitor.Browser(school.Hosts[0]);
        await Visitor.SignIn(admin, "administrator");
        foreach (var (scope, expected) in new[] { ("16", HttpStatusCode.OK), ("0", HttpStatusCode.Forbidden) })
        {
            var saved = await Visitor.Post(admin, "/admin/roles?role=psychologist", new() { ["Input.Grants[host.modules]"] = scope });
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            foreach (var host in school.Hosts)
            {
                using var psychologist = await Visitor.Api(host, "psychologist");
                await Until(async () => (await psychologist.GetAsync("/api/v1/modules")).StatusCode == expected);
            }
        }
    }

    [Fact]
    public async Task A_module_switched_off_on_one_host_is_off_on_the_others_within_seconds()
    {
        using var admin = await Visitor.Api(school.Hosts[1], "administrator");
        var answer = await admin.PostAsync("/api/v1/modules/rgs/disable", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        foreach (var host in school.Hosts)
        {
            using var other = await Visitor.Api(host, "administrator");
            await Until(async () => (await other.GetFromJsonAsync<JsonElement>("/api/v1/modules")).GetProperty("items").EnumerateArray()
                .Single(m => m.GetProperty("id").GetString() == "rgs").GetProperty("state").GetString() == "disabled");
        }
    }

    [Fact]
    public async Task Hosts_give_nobody_more_attempts_to_guess_a_password_even_at_once()
    {
        const int limit = 10, tries = 40;
        var answers = await Task.WhenAll(Enumerable.Range(0, tries).Select(i => Guess(school.Hosts[i % ThreeHosts.Count], "a.victim", from: null)));
        Assert.Equal((limit, tries - limit), (answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized), answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests)));
        Assert.All(answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests), a => Assert.InRange(a.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300));
        // The page says the same.
        using var browser = Visitor.Browser(school.Proxy);
        var page = await Visitor.Post(browser, "/sign-in", new() { ["Input.UserName"] = "A.VICTIM", ["Input.Password"] = "wrong password" });
        Assert.Contains("Слишком много неудачных попыток", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_to_an_address_that_tries_many_accounts()
    {
        const int tries = 2 * ThreeHosts.PerAddress;
        var answers = await Task.WhenAll(Enumerable.Range(0, tries).Select(i => Guess(school.Hosts[i % ThreeHosts.Count], $"somebody.{i}", "203.0.113.7")));
        Assert.Equal(ThreeHosts.PerAddress, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(tries - ThreeHosts.PerAddress, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Guess(school.Hosts[0], "somebody.else", "203.0.113.8")).StatusCode);
    }

    [Fact]
    public async Task Every_host_knows_how_many_there_are() =>
        await Until(async () => await school.Ask<long>("SELECT count(*) FROM host.hosts WHERE \"SeenAt\" > now() - interval '15 seconds'") >= ThreeHosts.Count);

    private static async Task<HttpResponseMessage> Guess(Uri host, string userName, string? from)
    {
        using var client = Visitor.Browser(host);
        if (from is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return await client.PostAsJsonAsync("/api/v1/auth/token", new { userName, password = "wrong password" });
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await holds())
            await Task.Delay(200, limit.Token);
    }
}
