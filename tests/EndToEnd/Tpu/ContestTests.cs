using System.Globalization;
using System.Text;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Tpu;

/// <summary>The conference-contest: a work is handed in, returned, handed in again, accepted; its result reaches the portfolio.</summary>
public sealed class ContestTests(SharedSchool school) : BrowserTest(school)
{
    [Theory]
    [InlineData(true, 21)]
    [InlineData(false, 24)]
    public async Task A_work_goes_from_the_first_try_to_a_diploma(bool script, int lastDay)
    {
        var title = $"Чистая вода {lastDay}";
        var run = await Open(lastDay);
        var pupil = await (await As(Roles.Pupil, Device.Phone with { Script = script })).Open($"/runs/{run}");
        await pupil.Button("Подать заявку").ClickAsync();
        await pupil.Says("Заявка подана");
        await Approve(run);
        await pupil.GotoAsync($"/tpu/contest/new?run={run}");
        await pupil.GetByLabel("Название").FillAsync(title);
        await pupil.GetByLabel("Аннотация").FillAsync("Сравнили четыре сорбента.");
        await pupil.Button("Сдать работу").ClickAsync();
        await Expect(pupil.ErrorOf("Руководитель")).ToBeVisibleAsync();
        await Expect(pupil.GetByLabel("Название")).ToHaveValueAsync(title);
        await pupil.GetByLabel("Руководитель").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Attach(pupil, "<script>alert(1)</script>");
        await pupil.Button("Сдать работу").ClickAsync();
        await pupil.Says("По содержанию это не PDF");
        await Attach(pupil, "%PDF-1.7 первая");
        await pupil.Button("Сдать работу").ClickAsync();
        await pupil.Says("Работа сдана");
        var work = new Uri(pupil.Url).AbsolutePath;

        var coordinator = await (await As(Roles.Coordinator, Device.Desk with { Script = script })).Open(work);
        await coordinator.GetByLabel("Что исправить").FillAsync("Нет выводов.");
        await coordinator.Button("Вернуть").ClickAsync();
        await coordinator.Says("Работа возвращена");

        await pupil.GotoAsync(work);
        await pupil.Says("Нет выводов.");
        await pupil.Link("Сдать снова").ClickAsync();
        await Attach(pupil, "%PDF-1.7 с выводами");
        await pupil.Button("Сдать снова").ClickAsync();
        await pupil.Says("Вариант 2");
        await pupil.Says("Вариант 1");
        var file = await pupil.Main.Locator("a[href^='/files/']").First.GetAttributeAsync("href");
        var answer = await pupil.APIRequest.GetAsync(new Uri(Product.Address, file).ToString());
        Assert.Equal("%PDF-1.7 с выводами", Encoding.UTF8.GetString(await answer.BodyAsync()));
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);

        await coordinator.GotoAsync(work);
        await coordinator.Button("Принять").ClickAsync();
        await coordinator.Says("Работа принята");
        await coordinator.GetByLabel("Призёр").CheckAsync();
        await coordinator.GetByLabel("Место", new() { Exact = true }).FillAsync("2");
        await coordinator.Button("Внести результат").ClickAsync();
        await coordinator.Says("Результат внесён");
        await pupil.GotoAsync(work);
        await pupil.Says("Призёр, 2 место");
        await Expect(pupil.Link("Сдать снова")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task After_the_deadline_the_page_says_when_it_was()
    {
        var run = await Open(18);
        using (var scene = await Scene.Of(Product))
        {
            var set = await scene.Coordinator.Try(HttpMethod.Put, $"tpu/contests/{run}/deadline", new { On = Scene.Today.AddDays(-1) });
            Assert.Equal(204, set.Status);
        }
        var page = await (await As(Roles.Pupil, Device.Phone)).Open($"/runs/{run}");
        await page.Says("приём закончился");
        await Expect(page.Link("Новая работа")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nobody_else_reaches_a_work_or_its_file()
    {
        var run = await Open(15);
        using var scene = await Scene.Of(Product);
        var pupil = (await scene.Coordinator.Get("people?kind=pupil&size=1")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await scene.Coordinator.Post("applications", new { Run = run, People = new[] { pupil }, OverruleReason = "проба" });
        var made = await scene.Coordinator.Post($"tpu/contests/{run}/works", new { Title = "Чужая", Authors = new[] { pupil }, Content = "%PDF-1.7"u8.ToArray(), FileName = "a.pdf" });
        var work = made.GetProperty("id").GetGuid();
        var file = (await scene.Coordinator.Get($"tpu/works/{work}")).GetProperty("file").GetProperty("id").GetGuid();
        var visit = await As(Product.AllAccounts[Roles.Pupil].First(a => a.UserName != "pupil-junior"));
        foreach (var address in new[] { $"/tpu/contest/{work}", $"/tpu/contest/{work}/edit", $"/files/tpu/works/{file}" })
            Assert.Equal(404, await visit.Try(address));
        Assert.Equal(403, await (await As(Roles.Partner)).Try("/tpu/contest"));
    }

    private async Task<Guid> Open(int lastDay)
    {
        using var scene = await Scene.Of(Product);
        var last = Scene.Weekday(lastDay);
        var made = await scene.Coordinator.Post("runs", new
        {
            Offering = "tpu-young-researchers", Title = string.Create(CultureInfo.InvariantCulture, $"конкурс {lastDay}"), Starts = Scene.Today.AddDays(-3), Ends = last,
            EnrolFrom = Scene.Today.AddDays(-5), EnrolTo = Scene.Today.AddDays(5), Sessions = new[] { last }, Decision = "automatic",
        });
        return made.GetProperty("id").GetGuid();
    }

    /// <summary>The sources do not say for which grades the contest is, so each entry waits for a decision.</summary>
    private async Task Approve(Guid run)
    {
        using var scene = await Scene.Of(Product);
        var waiting = (await scene.Coordinator.Get($"applications?run={run}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await scene.Coordinator.Post($"applications/{waiting}/approve", new { });
    }

    private static Task Attach(IPage page, string content) => page.Main.Locator("input[type=file]")
        .SetInputFilesAsync(new FilePayload { Name = "работа.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes(content) });
}
