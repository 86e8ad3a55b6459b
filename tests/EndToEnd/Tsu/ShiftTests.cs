using System.Globalization;
using System.Text.Json;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Tsu;

/// <summary>Profile shifts: the rule is set and seen, a pupil applies and sees the own points, the coordinator settles the list.</summary>
public sealed class ShiftTests(SharedSchool school) : BrowserTest(school)
{
    private const string Offering = "tgu-shift-future-education";

    [Fact]
    public async Task A_rule_is_set_a_pupil_applies_and_sees_own_points_and_the_list_is_settled()
    {
        using var api = await Api.For(Product, Roles.Coordinator);
        var run = await Opened(api, places: 1);
        await SetRule();

        var pupil = await (await As(Roles.Pupil, Device.Phone)).Open($"/tsu/shifts/{run}");
        await pupil.Says("Как распределяются места");
        await pupil.Says("Достижения смены");
        await pupil.Says("Ваши баллы");
        await pupil.Button("Подать заявку").ClickAsync();
        await pupil.Says("Заявка подана");
        await Expect(pupil.Button("Подать заявку")).ToHaveCountAsync(0);
        // Others apply too: no pupil sees them.
        var others = await Enter(api, run, 3);
        await pupil.ReloadAsync();
        foreach (var other in others)
            await Expect(pupil.Main).Not.ToContainTextAsync(other);

        // As long as applications are taken nothing is settled.
        var page = await (await As(Roles.Coordinator, Device.WithoutScript)).Open($"/tsu/shifts/{run}/list");
        await page.Says("Заявки принимают до");
        await Expect(page.Button("Утвердить список")).ToHaveCountAsync(0);
        await CloseWindow(api, run);
        await page.ReloadAsync();
        foreach (var other in others)
            await page.Says(other);
        await Settle(page);
        await page.Says("Список утверждён");
        await page.Says("Утверждённый список");
        var settled = await api.Get($"tsu/shifts/{run}");
        Assert.Equal(1, settled.GetProperty("lines").EnumerateArray().Count(l => l.GetProperty("given").GetBoolean()));
        await page.GotoAsync($"/runs/{run}");
        await page.Says("Отбор по портфолио");
        await page.Says("список утверждён");
        await pupil.ReloadAsync();
        await pupil.Says("Баллы на день утверждения списка");
    }

    [Fact]
    public async Task A_program_is_told_the_same()
    {
        using var coordinator = await Api.For(Product, Roles.Coordinator);
        using var pupil = await Api.For(Product, Roles.Pupil);
        var settled = (await coordinator.Get("tsu/shifts")).GetProperty("shifts").EnumerateArray().First(s => s.GetProperty("settled").GetBoolean())
            .GetProperty("run").GetProperty("id").GetString();
        Assert.NotEmpty((await coordinator.Get($"tsu/shifts/{settled}")).GetProperty("lines").EnumerateArray());
        var own = await pupil.Get($"tsu/shifts/{settled}");
        Assert.Empty(own.GetProperty("lines").EnumerateArray());
        Assert.Single(own.GetProperty("mine").EnumerateArray());
        Assert.Equal(403, (await pupil.Try(HttpMethod.Get, $"tsu/shifts/{settled}/draft")).Status);
        Assert.Equal(403, (await pupil.Try(HttpMethod.Post, $"tsu/shifts/{settled}/list", new { seen = "x" })).Status);
        Assert.Equal(403, (await pupil.Try(HttpMethod.Post, "tsu/shifts/rules", new { after = 0, groups = Array.Empty<object>() })).Status);
        var (status, problem) = await coordinator.Try(HttpMethod.Post, $"tsu/shifts/{settled}/list", new { seen = "x" });
        Assert.Equal(422, status);
        Assert.EndsWith("settled", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    private async Task SetRule()
    {
        var page = await (await As(Roles.Coordinator)).Open("/tsu/shifts/rule/edit");
        await page.GetByLabel("Название группы").Last.FillAsync("Достижения смены");
        await page.Button("Сохранить новую версию").ClickAsync();
        await Expect(page.ErrorOf("Какие достижения")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Название группы").Last).ToHaveValueAsync("Достижения смены");
        await page.GetByLabel("Учебных лет").FillAsync("3");
        await page.GetByLabel("Действует с").FillAsync(Day(-6));
        await page.Main.GetByRole(AriaRole.Group, new() { Name = "Какие достижения" }).Last.GetByLabel("Экскурсия").CheckAsync();
        await page.GetByLabel("Школьный, участник").Last.FillAsync("2");
        await page.Button("Сохранить новую версию").ClickAsync();
        await page.Says("Правило сохранено");
        await page.Says("Достижения смены");
    }

    /// <summary>
    /// Who of them is equal where the places end is the demonstration's affair. Results of its runs still come in while it is young: then
    /// the list has changed since it was seen, the page says so, and one looks at the new one.
    /// </summary>
    private static async Task Settle(IPage page)
    {
        var choose = page.Main.Locator("input[name=chosen]");
        for (var tries = 0; tries < 20; tries++)
        {
            if (await choose.CountAsync() > 0)
            {
                await choose.First.CheckAsync();
                await page.GetByLabel("Почему именно они").FillAsync("Жребий при классном учителе");
            }
            var answer = await page.RunAndWaitForResponseAsync(() => page.Button("Утвердить список").ClickAsync(), r => r.Request.Method == "POST");
            if (answer.Status != 409)
                return;
            await page.Says("Посмотрите новый и повторите");
            await page.GotoAsync(page.Url);
        }
    }

    private static async Task<string> Opened(Api api, int places)
    {
        var (today, starts) = (Scene.Today, Scene.Weekday(60));
        return (await api.Post("runs", new { offering = Offering, title = "проверка", starts, ends = Scene.Weekday(65), enrolFrom = today.AddDays(-5), enrolTo = today.AddDays(1), places }))
            .GetProperty("id").GetString()!;
    }

    private static async Task CloseWindow(Api api, string run)
    {
        var found = await api.Get($"runs/{run}");
        var (status, problem) = await api.Try(HttpMethod.Put, $"runs/{run}", new
        {
            version = found.GetProperty("version").GetInt32(), title = "проверка", starts = Text("starts"), ends = Text("ends"), enrolFrom = Text("enrolFrom"),
            enrolTo = Day(-1), places = 1,
        });
        Assert.True(status == 200, $"{status} {problem}");
        string Text(string name) => found.GetProperty(name).GetString()!;
    }

    private static string Day(int days) => Scene.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>Their names.</returns>
    private static async Task<List<string>> Enter(Api api, string run, int count)
    {
        var form = (await api.Get("classes")).GetProperty("items").EnumerateArray().First(c => c.GetProperty("grade").GetInt32() == 10).GetProperty("id").GetString();
        var pupils = (await api.Get($"people?class={form}&kind=pupil&size=50")).GetProperty("items").EnumerateArray().Take(count).ToList();
        foreach (JsonElement pupil in pupils)
            Assert.Equal(201, (await api.Try(HttpMethod.Post, $"tsu/shifts/{run}/applications", new { person = pupil.GetProperty("id").GetString() })).Status);
        return [.. pupils.Select(p => p.GetProperty("name").GetString()!)];
    }
}
