using System.Globalization;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Tsu;

/// <summary>Courses before the olympiads: next year's intakes are set, opened with one click, and applied for inside the window only.</summary>
public sealed class IntakeTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task One_click_opens_what_is_missing_and_a_pupil_applies_inside_the_window_only()
    {
        var today = Scene.Today;
        var next = (today.Month >= 9 ? today.Year : today.Year - 1) + 1;
        var page = await (await As(Roles.Coordinator)).Open($"/tsu/intakes/{next}/Autumn");
        await Fill(page, new DateOnly(next, 10, 1), today.AddDays(10), today);
        await Expect(page.ErrorOf("Заявки по")).ToBeVisibleAsync();
        await Fill(page, new DateOnly(next, 10, 1), today.AddDays(-1), today.AddDays(20));
        await page.Says("Сохранено.");
        await page.GotoAsync($"/tsu/intakes/{next}/Spring");
        await Fill(page, new DateOnly(next + 1, 2, 1), new DateOnly(next, 12, 1), new DateOnly(next + 1, 1, 20));
        await page.Says("Можно открыть: 14 наборов");
        await page.Button("Открыть наборы").ClickAsync();
        await page.Says("Открыто: 14 наборов.");
        await Expect(page.Button("Открыть наборы")).ToHaveCountAsync(0);

        var pupil = await (await As(Roles.Pupil, Device.Phone)).Open($"/tsu/intakes?year={next}");
        var autumn = pupil.Main.GetByRole(AriaRole.Table, new() { Name = "Осенний набор" });
        var spring = pupil.Main.GetByRole(AriaRole.Table, new() { Name = "Весенний набор" });
        await autumn.GetByRole(AriaRole.Button, new() { Name = "Подать заявку: Математика" }).ClickAsync();
        await pupil.Says("Заявка подана");
        await Expect(autumn.GetByRole(AriaRole.Row).Filter(new() { HasText = "Математика" })).Not.ToContainTextAsync("Подать заявку");
        await Expect(spring.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(spring.GetByRole(AriaRole.Row).Filter(new() { HasText = "Математика" })).ToContainTextAsync("откроется 1 декабря");
    }

    [Fact]
    public async Task A_program_is_told_the_same()
    {
        using var coordinator = await Api.For(Product, Roles.Coordinator);
        using var pupil = await Api.For(Product, Roles.Pupil);
        var year = await coordinator.Get("tsu/intakes");
        Assert.Equal(14, year.GetProperty("terms").EnumerateArray().Sum(t => t.GetProperty("lines").GetArrayLength()));
        var closed = year.GetProperty("terms").EnumerateArray().SelectMany(t => t.GetProperty("lines").EnumerateArray()).Select(l => l.GetProperty("run"))
            .Where(r => r.ValueKind == System.Text.Json.JsonValueKind.Object)
            .FirstOrDefault(r => DateOnly.Parse(r.GetProperty("enrolTo").GetString()!, CultureInfo.InvariantCulture) < Scene.Today);
        Assert.True(closed.ValueKind == System.Text.Json.JsonValueKind.Object, "The demonstration has no intake whose window is over.");
        var (status, problem) = await pupil.Try(HttpMethod.Post, $"tsu/intakes/runs/{closed.GetProperty("id").GetString()}/applications", new { });
        Assert.Equal(422, status);
        Assert.EndsWith("window-closed", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(403, (await pupil.Try(HttpMethod.Post, $"tsu/intakes/{Scene.Today.Year}/open")).Status);
    }

    private static async Task Fill(IPage page, DateOnly starts, DateOnly from, DateOnly to)
    {
        await page.GetByLabel("Первый день занятий").FillAsync(Day(starts));
        await page.GetByLabel("Заявки с").FillAsync(Day(from));
        await page.GetByLabel("Заявки по").FillAsync(Day(to));
        await page.Button("Сохранить").ClickAsync();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
