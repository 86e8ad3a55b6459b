using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Window;

/// <summary>A partner's curator proposes a run, the coordinator confirms it, the curator marks who was there and what came of it, by numbers.</summary>
public sealed class PartnerTests(SharedSchool school) : BrowserTest(school)
{
    private const int Entered = 6;

    [Theory]
    [InlineData(true, "tusur-olympiad-math")]
    [InlineData(false, "tusur-olympiad-physics")]
    public async Task A_proposed_run_is_confirmed_held_by_numbers_and_reported_without_names(bool script, string offering)
    {
        var title = $"Окно {Guid.NewGuid():N}"[..13];
        var device = new Device(Script: script);
        var curator = await (await As(Roles.Partner, device)).Open("/window");
        await curator.Main.Locator($"a[href='/window/propose?offering={offering}']").ClickAsync();
        await curator.GetByLabel("Уточнение к названию").FillAsync(title);
        await curator.GetByLabel("Первый день").FillAsync(Day(-1));
        await curator.GetByLabel("Сообщение школе").FillAsync("Нужен проектор");
        await curator.Button("Отправить").ClickAsync();
        await Expect(curator.ErrorOf("Первый день")).ToContainTextAsync("уже прошёл");
        await Expect(curator.GetByLabel("Сообщение школе")).ToHaveValueAsync("Нужен проектор");
        await curator.GetByLabel("Первый день").FillAsync(Day(0));
        await curator.Button("Отправить").ClickAsync();
        await curator.Says("Предложение отправлено координатору.");

        var (run, names) = await Confirm(device, title);

        await curator.GotoAsync("/window");
        await curator.Main.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await curator.Says($"Участники: {Entered}");
        foreach (var name in names)
            await Expect(curator.GetByText(name)).ToHaveCountAsync(0);
        await curator.Link("Посещаемость").ClickAsync();
        await curator.GetByLabel("Участник 1,").SelectOptionAsync("Absent");
        await curator.GetByLabel("Кто не отмечен, присутствовал").CheckAsync();
        await curator.Button("Сохранить посещаемость").ClickAsync();
        await curator.Says("Посещаемость сохранена");
        await curator.Link("Результаты").ClickAsync();
        await curator.Main.Locator("select").First.SelectOptionAsync("winner");
        for (var i = 1; i < Entered; i++)
            await curator.Main.Locator("select").Nth(i).SelectOptionAsync("participant");
        await curator.Main.Locator("input[name=points-0]").FillAsync("97.5");
        await curator.Button("Сохранить результаты").ClickAsync();
        await curator.Says("Результаты сохранены");
        await curator.Link("Отчёт").ClickAsync();
        var numbers = curator.Main.GetByRole(AriaRole.Region, new() { Name = "Участие", Exact = true });
        await Expect(numbers).ToContainTextAsync(new Regex($@"Записаны\s*{Entered}\s.*С результатом\s*{Entered}", RegexOptions.Singleline));
        // One winner of six: said by kind, or by points, everybody would know who.
        await Expect(curator.Main).ToContainTextAsync("По видам не показано");
        await Expect(curator.Main).Not.ToContainTextAsync("97,5");
        foreach (var name in names)
            Assert.DoesNotContain(name, await curator.ContentAsync(), StringComparison.Ordinal);

        using var api = await Api.For(Product, Roles.Coordinator);
        var sheet = await api.Get($"runs/{run}/attendance");
        Assert.Single(sheet.GetProperty("marks").EnumerateArray(), m => m.GetProperty("presence").GetString() == "absent");
    }

    private async Task<(Guid Run, IReadOnlyList<string> Names)> Confirm(Device device, string title)
    {
        var page = await (await As(Roles.Coordinator, device)).Open("/proposals");
        await page.Main.Locator(".g-item a[href^='/proposals/']").First.ClickAsync();
        await page.Says("Нужен проектор");
        await page.Link("Подтвердить и открыть набор").ClickAsync();
        await Expect(page.GetByLabel("Уточнение к названию")).ToHaveValueAsync(title);
        await page.GetByLabel("Запись по").FillAsync(Day(0));
        await page.GetByLabel("сразу, пока есть места").CheckAsync();
        await page.Button("Открыть набор").ClickAsync();
        await page.Says("Набор открыт.");
        var run = Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[2]);

        using var api = await Api.For(Product, Roles.Coordinator);
        var form = (await api.Get("classes")).GetProperty("items").EnumerateArray().First(c => c.GetProperty("grade").GetInt32() == 10).GetProperty("id").GetString();
        var people = (await api.Get($"people?class={form}&size=200")).GetProperty("items").EnumerateArray()
            .Where(p => p.GetProperty("kind").GetString() == "pupil").Take(Entered).ToList();
        Assert.Equal(Entered, people.Count);
        var outcomes = await api.Post("applications", new { Run = run, People = people.Select(p => p.GetProperty("id").GetGuid()), OverruleReason = "Просит партнёр" });
        Assert.All(outcomes.GetProperty("items").EnumerateArray(), o => Assert.Equal("approved", o.GetProperty("state").GetString()));
        return (run, [.. people.Select(p => p.GetProperty("name").GetString()!)]);
    }

    private static string Day(int days) => Scene.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
