using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Host.Certificates;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Certificates;

/// <summary>What the invented school has issued: checked by strangers, kept by the school, printed by those it belongs to.</summary>
public sealed class CertificatePagesTests(CertificatePagesTests.BehindProxy host) : IClassFixture<CertificatePagesTests.BehindProxy>
{
    private const int Tries = 5;

    /// <summary>Guessing is counted by where it comes from.</summary>
    public sealed class BehindProxy : DemoHost
    {
        protected override Dictionary<string, string?> Settings => new()
        {
            ["School:Address"] = "https://gym24.school.example", ["Proxy:Trusted"] = "127.0.0.1", ["SignIn:PerAddress"] = $"{Tries}",
        };
    }

    [Fact]
    public async Task A_stranger_with_the_code_is_told_the_least()
    {
        var row = (await Issued()).First(Stands);
        var answer = await host.Browser().GetAsync($"/verify/{Codes.Grouped(row.Code)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("no-referrer", "no-store"), (answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl!.ToString()));
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        var shown = Text(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Документ действителен", shown, StringComparison.Ordinal);
        foreach (var told in new[] { row.Number, row.Heading, row.About, row.Holder.Split(' ')[0] + " " + row.Holder.Split(' ')[1][..1] + "." })
            Assert.Contains(told, shown, StringComparison.Ordinal);
        foreach (var closed in new[] { row.Holder, row.Holder.Split(' ')[1], "баллы", $"{row.PersonId}" })
            Assert.DoesNotContain(closed, shown, StringComparison.Ordinal);
        foreach (var typed in new[] { row.Code.ToLowerInvariant(), string.Join(' ', row.Code.Chunk(4).Select(g => new string(g))), row.Code.Replace('A', 'А').Replace('C', 'с') })
            Assert.Contains(row.Number, await host.Browser().GetStringAsync($"/verify?code={Uri.EscapeDataString(typed)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_none_and_what_is_badly_typed_is_answered_alike_and_guessing_ends()
    {
        var answers = new List<string>();
        foreach (var typed in new[] { Codes.Make(), "нет", "' OR '1'='1", "<b>" })
            answers.Add(Text(await From("203.0.113.7").GetStringAsync($"/verify?code={Uri.EscapeDataString(typed)}")));
        Assert.Single(answers.Distinct());
        Assert.Contains("Такого документа нет", answers[0], StringComparison.Ordinal);
        var guesser = From("203.0.113.8");
        for (var i = 0; i < Tries; i++)
            Assert.Equal(HttpStatusCode.OK, (await guesser.GetAsync($"/verify/{Codes.Make()}")).StatusCode);
        var stopped = await guesser.GetAsync($"/verify/{Codes.Make()}");
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.NotNull(stopped.Headers.RetryAfter);
        // Whoever holds a certificate is not kept out by others.
        Assert.Equal(HttpStatusCode.OK, (await From("203.0.113.9").GetAsync($"/verify/{(await Issued())[0].Code}")).StatusCode);
    }

    [Fact]
    public async Task The_school_finds_revokes_and_issues_again()
    {
        var head = await host.As("deputyHead");
        var row = (await Issued()).Last(Stands);
        foreach (var asked in new[] { row.Number, row.Number.ToLowerInvariant()[..^1], row.Holder.Split(' ')[0][..4].ToLowerInvariant() })
            Assert.Contains($"/certificates/{row.Id}", await head.GetStringAsync($"/certificates?q={Uri.EscapeDataString(asked)}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/certificates/{row.Id}", await head.GetStringAsync("/certificates?q=%D1%8F%D1%8F%D1%8F%D1%8F"), StringComparison.Ordinal);
        var table = Encoding.UTF8.GetString(await head.GetByteArrayAsync($"/files/host/certificates.csv?q={Uri.EscapeDataString(row.Number)}"));
        Assert.Contains(row.Holder, table, StringComparison.Ordinal);

        var page = $"/certificates/{row.Id}";
        Assert.Contains("Причина отзыва", await (await RunningHost.Post(head, page, new() { ["reason"] = " " }, "revoke")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await Issued()).Single(c => c.Id == row.Id).RevokedAt);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(head, page, new() { ["reason"] = "Ошибка в фамилии Шестовой" }, "revoke")).StatusCode);
        Assert.Contains("RevokeCertificate", await (await host.As("head")).GetStringAsync("/admin/journal"), StringComparison.Ordinal);
        var told = Text(await host.Browser().GetStringAsync($"/verify/{row.Code}"));
        Assert.Contains($"Документ № {row.Number} недействителен", told, StringComparison.Ordinal);
        foreach (var closed in new[] { row.Holder.Split(' ')[0], row.About, "Шестовой" })
            Assert.DoesNotContain(closed, told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.GetAsync($"/files/host/certificates/{row.Id}")).StatusCode);

        var coordinator = await host.As("coordinator");
        var round = await Diplomas(coordinator);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(coordinator, round, [], "issue")).StatusCode);
        var again = (await Issued()).Single(c => c.PersonId == row.PersonId && c.SubjectId == row.SubjectId && c.RevokedAt is null);
        Assert.Equal(row.Number, again.Replaces);
        var all = await coordinator.GetByteArrayAsync("/files" + round);
        Assert.Equal((await Issued()).Count(c => c is { RevokedAt: null, Holder.Length: > 0 } && c.Kind.StartsWith("rgs.", StringComparison.Ordinal)), (await Reader.Words(all)).Pages.Count);
        Assert.Contains(again.Holder, Flat(await Reader.Text(all)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_prints_its_own_and_nobody_elses()
    {
        var rows = (await Issued()).Where(r => r.RevokedAt is null).ToList();
        var parent = await host.As("parent");
        foreach (var row in rows)
            Assert.Equal(row.PersonId is { } p && await IsOwn(parent, p) ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await parent.GetAsync($"/files/host/certificates/{row.Id}")).StatusCode);
        var head = await host.As("head");
        var one = rows.First(Stands);
        var card = await head.GetStringAsync($"/people/{one.PersonId}");
        Assert.Contains($"/files/host/certificates/{one.Id}", card, StringComparison.Ordinal);
        var pdf = await head.GetAsync($"/files/host/certificates/{one.Id}");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".pdf", pdf.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var content = await pdf.Content.ReadAsByteArrayAsync();
        Assert.Contains(one.Holder, Flat(await Reader.Text(content)), StringComparison.Ordinal);
        Assert.Equal($"https://gym24.school.example/verify/{Codes.Grouped(one.Code)}", Assert.Single(await Reader.Squares(content)));
        Assert.Equal(content, await head.GetByteArrayAsync($"/files/host/certificates/{one.Id}"));
        foreach (var role in new[] { "partner", "parent", "teacher" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await host.As(role)).GetAsync("/certificates")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_erased_leaves_a_number_without_a_name()
    {
        var row = (await Issued()).First(Stands);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var records = scope.ServiceProvider.GetServices<IPersonalRecords>().Single(r => r.Module == "host");
            var exported = (await records.Export(row.PersonId!.Value)).Single(s => s.Kind == "host.certificates").Rows.SelectMany(r => r.Fields).Select(f => f.Value).ToList();
            Assert.Contains(row.Number, exported);
            Assert.Contains(row.Holder, exported);
            await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() => records.Erase(new ErasureOrder(row.PersonId.Value, new HashSet<string> { "host.certificates" }, Guid.NewGuid())));
        }
        var after = (await Issued()).Single(c => c.Id == row.Id);
        Assert.Equal((row.Number, "", ""), (after.Number, after.Holder, after.NameKey));
        Assert.NotEqual(row.PersonId, after.PersonId);
        var told = Text(await host.Browser().GetStringAsync($"/verify/{row.Code}"));
        Assert.Contains("данные удалены", told, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Holder.Split(' ')[0], told, StringComparison.Ordinal);
        Assert.Contains("данные удалены", Flat(await Reader.Text(await (await host.As("head")).GetByteArrayAsync($"/files/host/certificates/{row.Id}"))), StringComparison.Ordinal);
    }

    private static async Task<bool> IsOwn(HttpClient parent, Guid person) => (await parent.GetAsync($"/portfolio/{person}")).StatusCode == HttpStatusCode.OK;

    private static async Task<string> Diplomas(HttpClient coordinator)
    {
        var rounds = Page(await coordinator.GetStringAsync("/rgs")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "").Where(h => h.StartsWith("/rgs/rounds/", StringComparison.Ordinal)).Select(h => string.Join('/', h.Split('/').Take(4))).Distinct();
        foreach (var round in rounds)
            if ((await coordinator.GetAsync($"{round}/diplomas")).StatusCode == HttpStatusCode.OK)
                return $"{round}/diplomas";
        throw new InvalidOperationException("No round of the invented game is published.");
    }

    private HttpClient From(string address)
    {
        var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    private async Task<List<CertificateRow>> Issued()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Certificates.AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Number).ToListAsync();
    }

    /// <summary>A pupil's, valid, with its name: tests of this class revoke and erase.</summary>
    private static bool Stands(CertificateRow row) => row is { PersonId: not null, RevokedAt: null, Holder.Length: > 0 };

    private static string Text(string html) => Flat(Page(html).Body!.TextContent);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IDocument Page(string html) => new HtmlParser().ParseDocument(html);
}
