using System.Globalization;
using System.Text.RegularExpressions;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Rgs;

/// <summary>The distance game from the planning of a round to its diplomas, with a team of this school and one of another.</summary>
public sealed class GameTests(OwnSchool school) : BrowserTest(school), IClassFixture<OwnSchool>
{
    private const string Moment = "yyyy-MM-ddTHH:mm";

    [Fact]
    public async Task A_round_is_played_by_two_schools_late_answers_are_refused_and_ties_share_a_place()
    {
        var coordinator = await (await As(Roles.Coordinator)).Open("/rgs/rounds/new");
        var round = await Plan(coordinator);
        var ours = await EnterOurs(coordinator, round);
        var guest = await PlayAsGuest(coordinator, round);

        await coordinator.GotoAsync(ours);
        await coordinator.GetByLabel("Задание 1").FillAsync("Тихий океан");
        await coordinator.Button("Сохранить ответы").ClickAsync();
        await coordinator.Says("Ответы сохранены: 1 из 2.");

        await Close(round);
        await guest.GetByLabel("Задание 1").FillAsync("Поздний ответ");
        await guest.Button("Сохранить ответы").ClickAsync();
        await guest.Says("ответ не принят");
        await Expect(guest.GetByLabel("Задание 1")).ToHaveValueAsync("Поздний ответ");

        await Judge(coordinator, round);
        await guest.GotoAsync("/rgs/guest");
        await guest.Says("Место 1 среди 2 команд");
        await coordinator.GotoAsync($"{round}/diplomas");
        await coordinator.Button("Выдать дипломы").ClickAsync();
        await coordinator.Says("Лицей «Обь»");
        await Expect(coordinator.Main.GetByText("не выдан")).ToHaveCountAsync(0);
        await Expect(coordinator.Link("Скачать для печати (PDF)")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_code_is_refused_kindly()
    {
        var page = await (await AsAnyone(Device.WithoutScript)).Open("/rgs/guest");
        await page.GetByLabel("Код").FillAsync("AAAAA-AAAAA");
        await page.Button("Продолжить").ClickAsync();
        await Expect(page.ErrorOf("Код")).ToContainTextAsync("Такого кода нет");
    }

    private static async Task<string> Plan(IPage page)
    {
        await page.GetByLabel("Номер тура").FillAsync("7");
        await page.GetByLabel("Ответы с").FillAsync(Scene.Today.AddDays(-1).ToDateTime(new TimeOnly(9, 0)).ToString(Moment, CultureInfo.InvariantCulture));
        await page.GetByLabel("Ответы до").FillAsync(Scene.Today.AddDays(-2).ToDateTime(new TimeOnly(9, 0)).ToString(Moment, CultureInfo.InvariantCulture));
        await page.GetByLabel("В команде не меньше").FillAsync("2");
        await page.GetByLabel("Задание 1", new() { Exact = true }).FillAsync("Какой океан самый большой?");
        await page.GetByLabel("Баллы за задание 1, не больше").FillAsync("5");
        await page.GetByLabel("Задание 2", new() { Exact = true }).FillAsync("Кто написал «Двадцать тысяч льё под водой»?");
        await page.GetByLabel("Баллы за задание 2, не больше").FillAsync("10");
        await page.Button("Сохранить").ClickAsync();
        await Expect(page.ErrorOf("Ответы до")).ToContainTextAsync("позже начала");
        await page.GetByLabel("Ответы до").FillAsync(Scene.Today.AddDays(9).ToDateTime(new TimeOnly(18, 0)).ToString(Moment, CultureInfo.InvariantCulture));
        await page.Button("Сохранить").ClickAsync();
        await page.Says("Тур назначен.");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> EnterOurs(IPage page, string round)
    {
        await page.GotoAsync($"{round}/teams/new");
        await page.GetByLabel("Класс").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Button("Показать класс").ClickAsync();
        await page.GetByLabel("Название команды").FillAsync("Меридиан-24");
        await page.Main.GetByRole(AriaRole.Checkbox).Nth(0).CheckAsync();
        await page.Button("Записать команду").ClickAsync();
        await page.Says("В команде от 2");
        await page.Main.GetByRole(AriaRole.Checkbox).Nth(1).CheckAsync();
        await page.Button("Записать команду").ClickAsync();
        await page.Says("Команда записана.");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The other school's teacher has nothing but the code.</summary>
    private async Task<IPage> PlayAsGuest(IPage coordinator, string round)
    {
        await coordinator.GotoAsync($"{round}/invitations");
        await coordinator.GetByLabel("Школа").FillAsync("Лицей «Обь»");
        await coordinator.Button("Получить код").ClickAsync();
        var said = coordinator.GetByText("Запишите его сейчас").First;
        await Expect(said).ToBeVisibleAsync();
        var code = Regex.Match(await said.InnerTextAsync(), "[2-9A-Z]{5}-[2-9A-Z]{5}").Value;
        await coordinator.ReloadAsync();
        await Expect(coordinator.GetByText(code)).ToHaveCountAsync(0);

        var visit = await AsAnyone(Device.Phone);
        var guest = await visit.Open("/rgs/guest");
        await guest.GetByLabel("Код").FillAsync(code.ToLowerInvariant());
        await guest.Button("Продолжить").ClickAsync();
        await guest.GetByLabel("Название команды").FillAsync("Обская волна");
        await guest.GetByLabel("Класс (параллель)").FillAsync("5");
        await guest.GetByLabel("Число участников").FillAsync("3");
        await guest.Button("Записать команду").ClickAsync();
        await Expect(guest.ErrorOf("Класс (параллель)")).ToContainTextAsync("участвуют");
        await guest.GetByLabel("Класс (параллель)").FillAsync("9");
        await guest.Button("Записать команду").ClickAsync();
        await guest.Says("Команда записана.");
        await guest.GetByLabel("Задание 1").FillAsync("Тихий");
        await guest.Button("Сохранить ответы").ClickAsync();
        await guest.Says("Ответы сохранены");
        return guest;
    }

    /// <summary>The coordinator ends the round a minute ago, through the API.</summary>
    private async Task Close(string round)
    {
        using var api = await Api.For(Product, Roles.Coordinator);
        var address = $"rgs/rounds/{round.Split('/')[^1]}";
        var facts = await api.Get(address);
        var now = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Asia/Tomsk");
        var (status, _) = await api.Try(HttpMethod.Put, address, new
        {
            Version = facts.GetProperty("version").GetInt32(),
            Round = new
            {
                Number = 7, OpensAt = Scene.Today.AddDays(-1).ToDateTime(new TimeOnly(9, 0)), ClosesAt = now.AddMinutes(-1), TeamMin = 2, TeamMax = 6, PrizePlaces = 3,
                Tasks = facts.GetProperty("tasks").EnumerateArray().Select(t => new { Text = t.GetProperty("text").GetString(), MaxPoints = t.GetProperty("maxPoints").GetInt32() }),
            },
        });
        Assert.Equal(204, status);
    }

    private static async Task Judge(IPage page, string round)
    {
        await page.GotoAsync($"{round}/points");
        var fields = page.Main.GetByLabel("Баллы за задание 1");
        await Expect(fields).ToHaveCountAsync(2);
        await fields.Nth(0).FillAsync("5");
        await fields.Nth(1).FillAsync("5");
        await page.Button("Сохранить баллы").ClickAsync();
        await page.Says("Баллы сохранены");
        await page.Confirm("Объявить итоги");
        await page.Says("Итоги объявлены.");
        await Expect(page.Main.Locator("tbody tr").Filter(new() { HasText = "Победитель" }).Or(page.Main.Locator("tbody tr").Filter(new() { HasText = "победитель" }))).ToHaveCountAsync(2);
    }
}
