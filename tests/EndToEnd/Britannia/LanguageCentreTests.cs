using System.Globalization;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Britannia;

/// <summary>The language centre: a session gives a level, a certificate runs out, a seminar is a teacher's development, what was history is reopened.</summary>
public sealed class LanguageCentreTests(SharedSchool school) : BrowserTest(school)
{
    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_gives_a_level_and_a_certificate_that_runs_out(bool script)
    {
        using var coordinator = await Api.For(Product, Roles.Coordinator);
        var title = $"Сессия {Guid.NewGuid():N}"[..14];
        var run = await Open(coordinator, "britannia-best-of-oxford-test", title);
        var page = await (await As(Roles.Teacher, new Device(Script: script))).Open($"/runs/{run}/enter");
        var people = page.Main.Locator("input[name=people]:enabled");
        foreach (var other in await people.AllAsync())
            await other.UncheckAsync();
        await people.First.CheckAsync();
        await page.GetByLabel("Причина, если записываете вопреки предупреждениям").FillAsync("Договорились с центром");
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says("Записано: 1.");

        var desk = await (await As(Roles.Coordinator, new Device(Script: script))).Open($"/runs/{run}");
        await desk.Main.Locator("input[name=chosen]").First.CheckAsync();
        await desk.Button("Одобрить").ClickAsync();
        await desk.Says("Одобрено заявок: 1.");
        await desk.Link("Указать экзамен").ClickAsync();
        await desk.Main.Locator("select[name=exam]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Button("Сохранить").First.ClickAsync();
        await desk.Says("Экзамен указан.");
        await desk.GetByLabel("День выдачи").FillAsync(Day(Scene.Today.AddDays(-3)));
        await desk.Main.Locator("select[name=level-0]").SelectOptionAsync("B2");
        await desk.Main.Locator("input[name=number-0]").FillAsync(title);
        await desk.Main.Locator("input[name=validUntil-0]").FillAsync(Day(Scene.Today.AddDays(-4)));
        await desk.Button("Сохранить результаты").ClickAsync();
        await desk.Says("Срок действия кончается раньше дня выдачи.");
        await Expect(desk.Main.Locator("select[name=level-0]")).ToHaveValueAsync("B2");
        await desk.Main.Locator("input[name=validUntil-0]").FillAsync(Day(Scene.Today.AddDays(-1)));
        await desk.Button("Сохранить результаты").ClickAsync();
        await desk.Says("Результаты сохранены");

        var levels = await coordinator.Get("britannia/levels?state=expired&size=500");
        var mine = levels.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("number").GetString() == title);
        await desk.GotoAsync($"/britannia/levels/{mine.GetProperty("person").GetString()}");
        var card = desk.Main.Locator(".card").Filter(new() { HasText = title });
        await Expect(card).ToContainTextAsync("истёк");
        await card.Locator("details.g-confirm summary").ClickAsync();
        await card.GetByLabel("Причина").FillAsync("Проба: сертификат чужой");
        await card.GetByRole(AriaRole.Button, new() { Name = "Аннулировать" }).Last.ClickAsync();
        await desk.Says("Сертификат аннулирован.");
        await Expect(card).ToContainTextAsync("Проба: сертификат чужой");
    }

    [Fact]
    public async Task A_teacher_applies_alone_attends_and_has_the_hours_as_non_formal_development()
    {
        using var coordinator = await Api.For(Product, Roles.Coordinator);
        var topic = $"Семинар {Guid.NewGuid():N}"[..16];
        var run = await Open(coordinator, "britannia-methodology-seminars", topic);
        var teacher = await (await As(Roles.Teacher, Device.Phone)).Open($"/runs/{run}");
        await teacher.Button("Подать заявку").ClickAsync();
        await teacher.Says("Место есть.");

        var desk = await (await As(Roles.DeputyHead)).Open($"/runs/{run}");
        await desk.Link("Записать учителей").ClickAsync();
        await desk.Main.Locator("input[name=people]:enabled").Nth(0).CheckAsync();
        await desk.Main.Locator("input[name=people]:enabled").Nth(1).CheckAsync();
        await desk.GetByLabel("Причина, если записываете вопреки предупреждениям").FillAsync("По плану школы");
        await desk.Button("Записать отмеченных").ClickAsync();
        await desk.Says("Записано: 2.");
        await desk.GotoAsync($"/runs/{run}/attendance");
        await desk.GetByLabel("Кто не отмечен, присутствовал").CheckAsync();
        await desk.Button("Сохранить посещаемость").ClickAsync();
        await desk.Says("Посещаемость сохранена");
        await desk.GotoAsync($"/britannia/seminars/{run}");
        await desk.GetByLabel("Тема").FillAsync(topic);
        await desk.GetByLabel("Часов в день").FillAsync("1.3");
        await desk.Main.Locator("input[name=hours]").EvaluateAsync("field => field.form.noValidate = true");
        await desk.Button("Сохранить").First.ClickAsync();
        await Expect(desk.ErrorOf("Часов в день")).ToBeVisibleAsync();
        await desk.GetByLabel("Часов в день").FillAsync("3.5");
        await desk.Button("Сохранить").First.ClickAsync();
        await desk.Says("Часы сохранены");

        await teacher.GotoAsync("/britannia/development");
        await Expect(teacher.Title).ToHaveTextAsync("Моё развитие");
        // Held daily, Sundays left out; attendance was marked for all days up to today.
        var days = Enumerable.Range(-3, 4).Count(d => Scene.Today.AddDays(d).DayOfWeek != DayOfWeek.Sunday);
        await Expect(teacher.Line(topic).First).ToContainTextAsync((days * 3.5m).ToString("0.##", CultureInfo.GetCultureInfo("ru-RU")));
        using var own = await Api.For(Product, Roles.Teacher);
        var id = (await own.Get("britannia/development?size=500")).GetProperty("items").EnumerateArray()
            .First(r => r.GetProperty("topic").GetString() == topic).GetProperty("person").GetString();
        await desk.GotoAsync($"/people/{id}");
        await desk.Says(topic);
        await desk.GotoAsync("/britannia/development");
        var file = await desk.RunAndWaitForDownloadAsync(() => desk.Link("Таблица CSV").ClickAsync());
        Assert.Contains(topic, await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_history_in_the_sources_runs_after_the_school_has_reopened_it_and_can_be_closed_again()
    {
        const string offering = "/catalogue/britannia-city-and-guilds";
        var page = await (await As(Roles.Coordinator)).Open(offering);
        await page.Says("Это было раньше");
        await Expect(page.Link("Открыть набор")).ToHaveCountAsync(0);
        await page.Main.Locator("input[name=reason]").FillAsync("Письмо центра: экзамены снова проводятся");
        await page.Button("Вновь открыть").ClickAsync();
        await page.Says("Предложение вновь открыто");
        await page.Says("В источниках в прошлом, вновь открыто школой");
        using var api = await Api.For(Product, Roles.Coordinator);
        var run = await Open(api, "britannia-city-and-guilds", "после перерыва");

        var pupil = await (await As(Roles.Pupil)).Open(offering);
        await pupil.Says("Письмо центра: экзамены снова проводятся");
        Assert.Equal(0, await pupil.Button("Закрыть снова").CountAsync());

        await page.Main.Locator("input[name=reason]").FillAsync("Центр отказался");
        await page.Button("Закрыть снова").ClickAsync();
        await page.Says("новых не будет");
        await page.Says("Это было раньше");
        await page.Says("Письмо центра: экзамены снова проводятся");
        await page.GotoAsync($"/runs/{run}");
        await Expect(page.Link("Записать класс")).ToBeVisibleAsync();
        var (status, _) = await api.Try(HttpMethod.Post, "runs", new { Offering = "britannia-city-and-guilds", Starts = Scene.Today.AddDays(9), Decision = "automatic" });
        Assert.Equal(422, status);
    }

    /// <summary>A run that began three days ago and takes people until its end.</summary>
    private static async Task<string> Open(Api coordinator, string offering, string title) => (await coordinator.Post("runs", new
    {
        Offering = offering, Title = title, Starts = Scene.Today.AddDays(-3), Ends = Scene.Weekday(4), EnrolFrom = Scene.Today.AddDays(-5), EnrolTo = Scene.Today.AddDays(3),
        At = new TimeOnly(5, 5), Until = new TimeOnly(5, 35), Decision = "automatic",
    })).GetProperty("id").GetString()!;
}
