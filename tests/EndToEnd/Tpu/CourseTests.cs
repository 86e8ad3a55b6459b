using System.Globalization;
using System.Text;
using System.Text.Json;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Tpu;

/// <summary>The online course: a file of its platform with a name that fits two pupils, picked once and remembered.</summary>
public sealed class CourseTests(SharedSchool school) : BrowserTest(school)
{
    [Theory]
    [InlineData(true, 33)]
    [InlineData(false, 36)]
    public async Task A_name_that_fits_two_is_asked_for_once(bool script, int lastDay)
    {
        using var scene = await Scene.Of(Product);
        var (run, pupils) = await Open(scene, lastDay);
        // A name and an initial that two share: the file does not tell them apart.
        var (one, other) = (pupils[0], pupils[1]);
        var short_ = Short(one);
        var page = await (await As(Roles.Coordinator, new Device(Script: script))).Open($"/tpu/course?run={run}");
        await Upload(page, "прогресс.csv", $"Кто;Сколько\n{short_};55%\n{pupils[^1].Name};100%\nПосторонний Пётр;10%\n{pupils[^2].Name};сто\n");
        await page.GetByLabel("Фамилия и имя в одном столбце").SelectOptionAsync(new SelectOptionValue { Label = "Кто" });
        await page.Button("Проверить").ClickAsync();
        await Expect(page.ErrorOf("Процент прохождения")).ToBeVisibleAsync();
        await page.GetByLabel("Процент прохождения").SelectOptionAsync(new SelectOptionValue { Label = "Сколько" });
        await page.Button("Проверить").ClickAsync();
        await Count(page, "Новые", 1);
        await Count(page, "Нужен выбор", 1);
        await Count(page, "Не найдены", 1);
        await Count(page, "Ошибки", 1);
        await page.Says("«сто» — не число от 0 до 100");
        await Expect(page.Button("Загрузить")).ToBeDisabledAsync();
        await page.GetByLabel(short_).SelectOptionAsync(new SelectOptionValue { Label = $"{other.Name}, {other.Class}" });
        await page.Button("Сохранить выбор").ClickAsync();
        await page.Says("Выбор сохранён");
        await Count(page, "Новые", 2);
        await page.Button("Загрузить").ClickAsync();
        await page.Says("В файле есть ошибки");
        await page.GetByLabel("Загрузить без строк с ошибками").CheckAsync();
        await page.Button("Загрузить").ClickAsync();
        await page.Says("Загружено, изменений: 2");
        await Expect(page.Line(other.Name)).ToContainTextAsync("55");
        await Expect(page.Line(pupils[^1].Name)).ToContainTextAsync("завершён");
        await Expect(page.Line(one.Name)).ToContainTextAsync("нет данных");

        // The next file of the same form: columns and choice are known, nothing is doubled.
        await Upload(page, "прогресс 2.csv", $"Кто;Сколько\n{short_};75%\n{pupils[^1].Name};100%\n");
        await page.Button("Проверить").ClickAsync();
        await Count(page, "Изменятся", 1);
        await Count(page, "Без изменений", 1);
        await page.Button("Загрузить").ClickAsync();
        await page.Says("Загружено, изменений: 1");
        await Expect(page.Line(other.Name)).ToContainTextAsync("75");
    }

    [Fact]
    public async Task A_pupil_sees_the_own_progress_and_imports_nothing()
    {
        var visit = await As(Roles.Pupil, Device.Phone);
        var page = await visit.Open("/tpu/course");
        await Expect(page.Main.Locator("input[type=file]")).ToHaveCountAsync(0);
        Assert.InRange(await page.Main.Locator("tbody tr").CountAsync(), 0, 1);
        Assert.Equal(403, await visit.Try($"/tpu/course/imports/{Guid.NewGuid()}"));
    }

    private sealed record Entered(Guid Id, string Name, string Class);

    private static async Task<(Guid Run, IReadOnlyList<Entered> Pupils)> Open(Scene scene, int lastDay)
    {
        var last = Scene.Weekday(lastDay);
        var made = await scene.Coordinator.Post("runs", new
        {
            Offering = "tpu-engineering-of-future", Title = string.Create(CultureInfo.InvariantCulture, $"поток {lastDay}"), Starts = Scene.Today.AddDays(-3), Ends = last,
            EnrolFrom = Scene.Today.AddDays(-5), EnrolTo = Scene.Today.AddDays(5), Sessions = new[] { last }, Decision = "automatic",
        });
        var run = made.GetProperty("id").GetGuid();
        var pupils = new List<Entered>();
        foreach (var one in (await scene.Coordinator.Get("classes")).GetProperty("items").EnumerateArray().Where(c => c.GetProperty("grade").GetInt32() is >= 9 and <= 11))
            pupils.AddRange((await scene.Coordinator.Get($"people?kind=pupil&size=100&class={one.GetProperty("id").GetGuid()}")).GetProperty("items").EnumerateArray()
                .Select(p => new Entered(p.GetProperty("id").GetGuid(), Text(p, "name"), Text(p, "className"))));
        var alike = Alike(pupils);
        var chosen = alike.Concat(pupils.Where(p => Given(p) != Given(alike[0])).DistinctBy(Given).Take(2)).ToList();
        await scene.Coordinator.Post("applications", new { Run = run, People = chosen.Select(p => p.Id), OverruleReason = "проба" });
        return (run, chosen);
    }

    /// <summary>Two who share the name and the first letter of the patronymic.</summary>
    private static List<Entered> Alike(List<Entered> pupils) => [.. pupils.GroupBy(Short).First(g => g.Count() > 1 && g.Select(p => p.Name).Distinct().Count() > 1).DistinctBy(p => p.Name).Take(2)];

    private static string Short(Entered pupil) => $"{Given(pupil)} {pupil.Name.Split(' ')[^1][0]}.";

    private static string Given(Entered pupil) => pupil.Name.Split(' ')[1];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task Upload(IPage page, string name, string text)
    {
        await page.Main.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.Button("К выбору столбцов").ClickAsync();
        await Expect(page.Title).ToHaveTextAsync(name);
    }

    private static Task Count(IPage page, string label, int count) =>
        Expect(page.Main.Locator(".g-stat").Filter(new() { HasText = label }).Locator(".g-stat-value")).ToHaveTextAsync($"{count}");
}
