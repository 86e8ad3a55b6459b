using System.Text.RegularExpressions;
using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Notices;

/// <summary>The invented school with a mail server.</summary>
public sealed class MailHost : DemoHost
{
    internal MailServer Server { get; private set; } = null!;

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Server.Port}", ["Mail:Security"] = "none", ["Mail:From"] = "school@school.test", ["School:Address"] = "https://school.test",
    };

    public override async ValueTask InitializeAsync()
    {
        Server = await MailServer.Start();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Server.Dispose();
    }
}

/// <summary>From an address that is typed to a mail that arrives, as its owner sees it.</summary>
public sealed partial class AddressTests(MailHost host) : IClassFixture<MailHost>
{
    private const string Page = "/account/notices";

    [Fact]
    public async Task An_address_counts_once_its_owner_has_used_the_link()
    {
        var teacher = await host.As("teacher");
        Assert.Contains("латинскими", await Text(await RunningHost.Post(teacher, Page, new() { ["Email"] = "инна@школа.рф" }, "address")), StringComparison.Ordinal);
        Assert.Contains("550", await Text(await RunningHost.Post(teacher, Page, new() { ["Email"] = "refused@home.test" }, "address")), StringComparison.Ordinal);
        Assert.Empty(host.Server.Mails());

        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(teacher, Page, new() { ["Email"] = "inna@home.test" }, "address")).StatusCode);
        Assert.DoesNotContain("how:", await teacher.GetStringAsync(Page), StringComparison.Ordinal);
        var mail = Assert.Single(host.Server.Mails());
        Assert.Equal("inna@home.test", mail.To);
        var link = Link().Match(mail.Text).Value;
        using var nobody = host.Browser();
        // Looking uses nothing up: scanners of mails look.
        Assert.Contains("inna@home.test", await nobody.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Contains("Адрес подтверждён", await Text(await RunningHost.Post(nobody, link, [], "confirm")), StringComparison.Ordinal);
        Assert.Contains("не действует", await nobody.GetStringAsync(link), StringComparison.Ordinal);

        var page = await teacher.GetStringAsync(Page);
        Assert.Contains("how:partnerships.applications:mail", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Save(teacher, "partnerships.questions", "Not")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Save(teacher, "partnerships.agreements", "Sometimes")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Save(teacher, "partnerships.agreements", "Not", quietFrom: "22")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Save(teacher, "partnerships.agreements", "Not", "22", "7")).StatusCode);

        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            var reach = await db.Reach.AsNoTracking().SingleAsync(r => r.Email == "inna@home.test");
            Assert.Equal((22, 7), (reach.QuietFrom!.Value, reach.QuietUntil!.Value));
            scope.ServiceProvider.GetRequiredService<INotices>().Tell(reach.PersonId, "partnerships.runs", new LocalText("Отменено: «Физика»"), "/runs");
            await db.SaveChangesAsync();
        }
        for (var wait = 0; wait < 300 && host.Server.Mails().Count < 2; wait++)
            await Task.Delay(100);
        Assert.Equal("Изменения и отмены мероприятий", host.Server.Mails()[^1].Subject.Split(": ", 2)[1]);

        await RunningHost.Post(teacher, Page, [], "forget");
        Assert.DoesNotContain("inna@home.test", await teacher.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Contains("how:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_sees_what_did_not_arrive_and_others_do_not()
    {
        var page = await (await host.As("administrator")).GetStringAsync("/admin/notices");
        Assert.Contains("Всё доставлено", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await host.As("teacher")).GetAsync("/admin/notices")).StatusCode);
    }

    private static Task<HttpResponseMessage> Save(HttpClient browser, string kind, string how, string? quietFrom = null, string? quietUntil = null) =>
        RunningHost.Post(browser, Page, new()
        {
            [$"how:{kind}:mail"] = how, ["QuietFrom"] = quietFrom ?? "", ["QuietUntil"] = quietUntil ?? "", ["DigestHour"] = "17", ["English"] = "false",
        }, "choices");

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    [GeneratedRegex("/link/email/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
