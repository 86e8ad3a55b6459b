using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Gym24.Host.Access;
using Gym24.Host.Composition;

namespace Gym24.Host.Tests.TwoSteps;

/// <summary>In a real school: who needs a second factor has one before anything else, and a password alone opens nothing then.</summary>
[Collection(HostCollection.Name)]
public sealed class SecondFactorTests(RunningHost host)
{
    private const string First = "Временный пароль 6", Own = "собственная фраза из слов";

    [Theory]
    [InlineData("f.head", "head")]
    [InlineData("f.deputy", "deputyHead")]
    [InlineData("f.admin", "administrator")]
    public async Task Whoever_has_such_a_role_is_led_to_it_and_can_do_nothing_else_before(string user, string role)
    {
        var browser = await New(user, role);
        foreach (var page in new[] { "/", "/calendar", "/catalogue", "/admin/accounts", "/account/something" })
            Assert.Equal("/account/second-factor", (await browser.GetAsync(page)).Headers.Location?.ToString());
        await Refused("two-factor-required", host.Token(user, Own));

        var (_, _, codes) = await RunningHost.SetUpSecondFactor(browser, Own);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/calendar")).StatusCode);
        await Refused("two-factor-required", host.Token(user, Own));
        Assert.Equal(HttpStatusCode.OK, (await host.Token(user, Own, codes[0])).StatusCode);
    }

    [Fact]
    public async Task A_password_alone_opens_nothing_and_a_code_opens_once()
    {
        var (seed, used, codes) = await RunningHost.SetUpSecondFactor(await New("f.door", "teacher"), Own);
        var browser = await AtTheSecondStep("f.door");
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/calendar")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        // The code that turned it on has been used by that.
        foreach (var wrong in new[] { "", RunningHost.WrongCodeOf(seed), "abc", used })
            Assert.Contains("Код не подошёл", await (await Answer(browser, wrong)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var next = RunningHost.CodeOf(seed, later: 1);
        Assert.Equal("/calendar", LedTo(await Answer(browser, $" {next[..3]} {next[3..]}")));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/calendar")).StatusCode);
        await Refused("wrong-code", host.Token("f.door", Own, next));

        browser = await AtTheSecondStep("f.door");
        Assert.Equal("/calendar", LedTo(await Answer(browser, codes[3].ToLowerInvariant())));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/calendar")).StatusCode);
        await Refused("wrong-code", host.Token("f.door", Own, codes[3]));
    }

    [Fact]
    public async Task A_code_that_is_sent_many_times_at_once_opens_once()
    {
        var (seed, _, codes) = await RunningHost.SetUpSecondFactor(await New("f.many", "teacher"), Own);
        foreach (var code in new[] { RunningHost.CodeOf(seed, later: 1), codes[0] })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Token("f.many", Own, code)));
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        }
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_for_ever_even_by_whoever_knows_the_password()
    {
        var (seed, _, _) = await RunningHost.SetUpSecondFactor(await New("f.guess", "teacher"), Own);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            answers.Add((await host.Token("f.guess", Own, i % 2 == 0 ? RunningHost.WrongCodeOf(seed) : null)).StatusCode);
        Assert.Equal(10, answers.Count(a => a == HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task New_codes_on_paper_end_the_old_ones()
    {
        var browser = await New("f.renew", "teacher");
        var (_, _, old) = await RunningHost.SetUpSecondFactor(browser, Own);
        var answer = await RunningHost.Post(browser, "/account/second-factor", new() { ["Renew.Code"] = old[0], ["Renew.Password"] = Own }, "renew");
        var codes = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".g-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Except(old).Count());
        await Refused("wrong-code", host.Token("f.renew", Own, old[1]));
        Assert.Equal(HttpStatusCode.OK, (await host.Token("f.renew", Own, codes[1])).StatusCode);
        Assert.Contains("осталось: 9", await browser.GetStringAsync("/account/second-factor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_the_password_to_turn_it_on_and_a_code_too_to_turn_it_off()
    {
        var browser = await New("f.off", "teacher");
        Assert.Empty((await RunningHost.SetUpSecondFactor(browser, "не тот пароль")).Codes);
        var (seed, _, codes) = await RunningHost.SetUpSecondFactor(browser, Own);
        await RunningHost.Post(browser, "/account/second-factor", new() { ["Off.Code"] = RunningHost.WrongCodeOf(seed), ["Off.Password"] = Own }, "off");
        await RunningHost.Post(browser, "/account/second-factor", new() { ["Off.Code"] = codes[0], ["Off.Password"] = "не тот пароль" }, "off");
        await Refused("two-factor-required", host.Token("f.off", Own));
        Assert.Equal(HttpStatusCode.Redirect, (await RunningHost.Post(browser, "/account/second-factor", new() { ["Off.Code"] = codes[0], ["Off.Password"] = Own }, "off")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Token("f.off", Own)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_resets_that_of_others_and_not_their_own()
    {
        await RunningHost.SetUpSecondFactor(await New("f.lost", "head"), Own);
        var admin = await host.SignedIn();
        Assert.Equal(HttpStatusCode.Redirect, (await RunningHost.Post(admin, await Page(admin, "f.lost"), [], "reset-factor")).StatusCode);
        await Refused("two-factor-required", host.Token("f.lost", Own));
        var own = await RunningHost.Post(admin, await Page(admin, "admin"), [], "reset-factor");
        Assert.Contains("Свой второй шаг", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_runs_the_machine_resets_it_too()
    {
        await RunningHost.SetUpSecondFactor(await New("f.machine", "head"), Own);
        await Refused("two-factor-required", host.Token("f.machine", Own));
        string[] command = ["reset-second-factor", "F.Machine", "--data", Path.GetDirectoryName(host.Database)!];
        await using var said = new StringWriter();
        await AccountCommands.Run(command, said);
        Assert.Contains("F.Machine", said.ToString(), StringComparison.Ordinal);
        await Refused("two-factor-required", host.Token("f.machine", Own));

        command[1] = "nobody";
        await Assert.ThrowsAsync<CannotStart>(() => AccountCommands.Run(command, said));
        await Assert.ThrowsAsync<CannotStart>(() => AccountCommands.Run(["rename"], said));
    }

    [Fact]
    public async Task The_school_decides_which_roles_need_it()
    {
        await New("f.role", "coordinator");
        var admin = await host.SignedIn();
        Assert.Equal(HttpStatusCode.OK, (await host.Token("f.role", Own)).StatusCode);
        await RunningHost.Post(admin, "/admin/roles?role=coordinator", new() { ["Input.NeedsSecondFactor"] = "true" });
        await Refused("two-factor-required", host.Token("f.role", Own));
        await RunningHost.Post(admin, "/admin/roles?role=coordinator", []);
        Assert.Equal(HttpStatusCode.OK, (await host.Token("f.role", Own)).StatusCode);
    }

    /// <summary>A browser of a new account that has chosen its own password.</summary>
    private async Task<HttpClient> New(string user, string role)
    {
        await AccountTests.Create(await host.SignedIn(), user, First, role);
        var browser = await host.SignedIn(user, First);
        await RunningHost.Post(browser, "/account/password", new() { ["Input.Present"] = First, ["Input.Password"] = Own });
        return browser;
    }

    private async Task<HttpClient> AtTheSecondStep(string user)
    {
        var browser = host.Browser();
        var answer = await RunningHost.Post(browser, "/sign-in?returnUrl=%2Fcalendar", new() { ["Input.UserName"] = user, ["Input.Password"] = Own });
        Assert.Equal(CodePage, LedTo(answer));
        return browser;
    }

    private string LedTo(HttpResponseMessage answer) => new Uri(host.Address, answer.Headers.Location!).PathAndQuery;

    private const string CodePage = "/sign-in/code?remember=false&returnUrl=%2Fcalendar";

    private static Task<HttpResponseMessage> Answer(HttpClient browser, string code) => RunningHost.Post(browser, CodePage, new() { ["Input.Code"] = code });

    private static async Task<string> Page(HttpClient admin, string user) => new HtmlParser().ParseDocument(await admin.GetStringAsync($"/admin/accounts?q={user}"))
        .QuerySelector("a[href^='/admin/accounts/0']")!.GetAttribute("href")!;

    private static async Task Refused(string type, Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(type, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }
}
