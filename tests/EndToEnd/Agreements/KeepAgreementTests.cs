using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Agreements;

/// <summary>The coordinator keeps the register of legal bases; staff read it, nobody else does.</summary>
public sealed class KeepAgreementTests(SharedSchool school) : BrowserTest(school)
{
    private static int _made;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agreement_is_entered_a_scan_attached_the_end_warned_of_and_the_term_extended(bool script)
    {
        var number = Number();
        var page = await (await As(Roles.Coordinator, new Device(Script: script))).Open("/agreements");
        await page.Link("Внести основание").ClickAsync();
        await Expect(page.Title).ToHaveTextAsync("Новое основание");
        await page.GetByLabel("Вид документа").SelectOptionAsync("contract");
        await page.GetByLabel("Номер").FillAsync(number);
        await page.GetByLabel("Дата", new() { Exact = true }).FillAsync(Day(-10));
        await page.GetByLabel("Что делается").FillAsync("Лекции для девятых классов");
        await page.GetByLabel("Другие стороны").FillAsync("Городской музей");
        await page.GetByLabel("Действует по").FillAsync(Day(-20));
        await page.GetByLabel("Действует с").FillAsync(Day(-10));
        await page.Button("Внести основание").ClickAsync();
        await Expect(page.ErrorOf("Действует по")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Номер")).ToHaveValueAsync(number);
        await page.GetByLabel("Действует по").FillAsync(Day(30));
        await page.Button("Внести основание").ClickAsync();
        await page.Says("Основание внесено.");
        await page.Says("Срок заканчивается");

        await Attach(page, "договор.pdf", "<!doctype html><script>alert(1)</script>"u8.ToArray());
        await page.Says("По содержанию это не PDF");
        await Attach(page, "договор.pdf", []);
        await page.Says("Файл пустой");
        await Attach(page, "договор.pdf", "%PDF-1.7\n%%EOF"u8.ToArray());
        await page.Says("Файл прикреплён.");
        var file = page.Main.Locator("a[href^='/files/']");
        await Expect(file).ToContainTextAsync("договор.pdf");
        var answer = await page.APIRequest.GetAsync(new Uri(Product.Address, await file.GetAttributeAsync("href")).ToString());
        Assert.Equal("%PDF-1.7\n%%EOF", Encoding.ASCII.GetString(await answer.BodyAsync()));
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "application/pdf"), (answer.Headers["x-content-type-options"], answer.Headers["content-type"]));

        var address = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/notices");
        for (var i = 0; i < 20 && !await page.Line(number).First.IsVisibleAsync(); i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }
        await Expect(page.Line(number).First).ToContainTextAsync("Заканчивается");
        Assert.Equal(1, await page.Line(number).CountAsync());
        await page.GotoAsync("/");
        await page.Says("Сроки оснований");
        await page.GotoAsync("/agreements?validity=attention");
        await Expect(page.Line(number)).ToContainTextAsync("скоро закончится");

        await page.GotoAsync(address);
        await page.Link("Продлить").ClickAsync();
        await page.GetByLabel("Новый последний день").FillAsync(Day(400));
        await page.GetByLabel("На основании чего").FillAsync("Дополнительное соглашение № 1");
        await page.Button("Продлить").ClickAsync();
        await page.Says("Срок продлён.");
        await page.Says("Дополнительное соглашение № 1");
        await page.GotoAsync("/agreements?validity=attention&q=" + number);
        await page.Says("Ничего не нашлось");
    }

    [Fact]
    public async Task A_teacher_reads_and_changes_nothing_and_others_do_not_get_in()
    {
        using var api = await Api.For(Product, Roles.Coordinator);
        var id = await Make(api);
        var teacher = await As(Roles.Teacher);
        var page = await teacher.Open($"/agreements/{id}");
        await Expect(page.Link("Изменить")).ToHaveCountAsync(0);
        await Expect(page.Button("Прикрепить")).ToHaveCountAsync(0);
        foreach (var address in new[] { "/agreements/new", $"/agreements/{id}/edit", $"/agreements/{id}/extend", $"/agreements/{id}/end", "/agreements/warning" })
            Assert.Equal(403, await teacher.Try(address));
        using var asTeacher = await Api.For(Product, Roles.Teacher);
        Assert.Equal(403, (await asTeacher.Try(HttpMethod.Put, $"agreements/{id}", new { Kind = "order", Version = 1 })).Status);

        foreach (var role in new[] { Roles.Pupil, Roles.Parent, Roles.Partner })
        {
            var visit = await As(role);
            Assert.Equal(403, await visit.Try("/agreements"));
            Assert.Equal(403, await visit.Try($"/agreements/{id}"));
        }
        using var anyone = Api.ForAnyone(Product);
        Assert.Equal(401, (await anyone.Try(HttpMethod.Get, "agreements")).Status);
        var open = (await AsAnyone()).Page;
        foreach (var address in new[] { "/agreements", $"/agreements/{id}", "/agreements/overview", "/files/partnerships/agreements.csv" })
        {
            await open.GotoAsync(address);
            Assert.Contains("/sign-in", open.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_api_lists_enters_and_changes_with_the_same_rules()
    {
        using var api = await Api.For(Product, Roles.DeputyHead);
        var before = (await api.Get("agreements?size=200")).GetProperty("total").GetInt32();
        Assert.True(before > 0);
        var bad = await api.Try(HttpMethod.Post, "agreements", new { Kind = "contract", Number = "1", From = "2026-09-01", To = "2026-08-31", Partners = new[] { "tpu" }, Subject = "x" });
        Assert.Equal((400, "invalid"), (bad.Status, bad.Document.GetProperty("type").GetString()));
        Assert.True(bad.Document.GetProperty("errors").TryGetProperty("to", out _));
        var unknown = await api.Try(HttpMethod.Post, "agreements", new { Kind = "contract", Number = "1", Subject = "x", Partners = new[] { "nobody" } });
        Assert.Equal((400, "unknown-partner"), (unknown.Status, unknown.Document.GetProperty("type").GetString()));
        var id = await Make(api);
        Assert.Equal(before + 1, (await api.Get("agreements?size=200")).GetProperty("total").GetInt32());
        var change = new { Kind = "contract", Number = Number(), Subject = "другое", Others = "Музей", Version = 1 };
        Assert.Equal(200, (await api.Try(HttpMethod.Put, $"agreements/{id}", change)).Status);
        Assert.Equal((409, "stale"), await api.Try(HttpMethod.Put, $"agreements/{id}", change) is var (status, document) ? (status, document.GetProperty("type").GetString()) : default);
        Assert.Equal(404, (await api.Try(HttpMethod.Get, "agreements/doc-nothing")).Status);
        var large = await Upload(id, new byte[30 * 1024 * 1024]);
        Assert.Equal((400, "invalid"), large);
    }

    private async Task<(int Status, string? Type)> Upload(string id, byte[] content)
    {
        var token = await Product.Http.PostAsJsonAsync("/api/v1/auth/token", new { Product.Accounts[Roles.DeputyHead].UserName, Product.Accounts[Roles.DeputyHead].Password });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/agreements/{id}/files?fileName=large.pdf") { Content = new ByteArrayContent(content) };
        request.Headers.Authorization = new("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        request.Content.Headers.ContentType = new("application/octet-stream");
        var answer = await Product.Http.SendAsync(request);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    private static async Task Attach(IPage page, string name, byte[] content)
    {
        await page.GetByLabel("Скан или текст документа").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });
        await page.Button("Прикрепить").ClickAsync();
    }

    private static async Task<string> Make(Api api) =>
        (await api.Post("agreements", new { Kind = "contract", Number = Number(), Date = Day(-5), Subject = "Занятия", Others = "Городской музей", OpenEnded = true })).GetProperty("id").GetString()!;

    private static string Number() => string.Create(CultureInfo.InvariantCulture, $"Е-{Interlocked.Increment(ref _made)}-{Environment.ProcessId}");

    private static string Day(int offset) => Scene.Today.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
