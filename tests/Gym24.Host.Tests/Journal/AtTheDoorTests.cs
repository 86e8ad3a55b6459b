using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Journal;

/// <summary>Who came in, who could not and who was sent away is in the journal.</summary>
[Collection(HostCollection.Name)]
public sealed class AtTheDoorTests(RunningHost host)
{
    private const string Wrong = "совсем не тот пароль";

    [Fact]
    public async Task Coming_in_leaving_and_failing_are_written_down()
    {
        var account = await Account("door.came");
        await host.Token("door.came", Wrong);
        await RunningHost.Post(host.Browser(), "/sign-in", new() { ["Input.UserName"] = "door.came", ["Input.Password"] = Wrong });
        await host.Token("door.came", RunningHost.AdminPassword);
        var browser = await host.SignedIn("door.came", RunningHost.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, (await SignOut(browser)).StatusCode);
        Assert.Equal([("SignIn", "wrong-credentials"), ("SignIn", "wrong-credentials"), ("SignIn", "done"), ("SignIn", "done"), ("SignOut", "done")],
            (await Entries(e => e.Subject == account)).Select(e => (e.Action, e.Outcome)));
    }

    [Fact]
    public async Task A_name_that_no_account_has_stands_nowhere()
    {
        var before = (await Entries(e => e.Action == "SignIn")).Count;
        await host.Token("тихая-река", Wrong);
        Assert.Equal(before, (await Entries(e => e.Action == "SignIn")).Count);
    }

    [Theory]
    [InlineData("door.page", "/admin/roles", "GET /admin/roles", "host")]
    [InlineData("door.person", "/people/01a204ba-835c-7197-8cd4-2038f32e8244/edit", "GET /people/{Id:guid}/edit", "people")]
    public async Task Who_is_sent_away_leaves_an_entry_without_the_ids_of_the_address(string user, string address, string action, string module)
    {
        var account = await Account(user);
        var browser = await host.SignedIn(user, RunningHost.AdminPassword);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address)).StatusCode);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if ((await Entries(e => e.UserId == account && e.Outcome == Readings.Forbidden)) is [var entry, ..])
            {
                Assert.Equal((action, module), (entry.Action.Replace("GET //", "GET /", StringComparison.Ordinal), entry.Module));
                return;
            }
            await Task.Delay(50, patience.Token);
        }
    }

    [Fact]
    public async Task Signing_out_takes_the_token_of_a_form()
    {
        await Account("door.out");
        var browser = await host.SignedIn("door.out", RunningHost.AdminPassword);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sessions")).StatusCode);
    }

    private static async Task<HttpResponseMessage> SignOut(HttpClient browser)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync("/account/sessions"));
        var token = page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
    }

    private async Task<Guid> Account(string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() => scope.ServiceProvider.GetRequiredService<Access.Accounts>()
            .Create(new(name, RunningHost.AdminPassword, "Учитель", null, ["teacher"], [], MustChangePassword: false), CancellationToken.None));
    }

    private async Task<List<AuditRow>> Entries(System.Linq.Expressions.Expression<Func<AuditRow, bool>> which)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Entries.Where(which).OrderBy(e => e.At).ToListAsync();
    }
}
