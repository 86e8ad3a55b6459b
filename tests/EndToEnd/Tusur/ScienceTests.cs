using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Tusur;

/// <summary>Project teams, the school section of the scientific session, lessons before the olympiads.</summary>
public sealed class ScienceTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task One_set_of_authors_hands_in_one_work_and_it_comes_into_the_programme()
    {
        var page = await (await As(Roles.Teacher)).Open("/tusur/session");
        await HandIn(page, "Шум в школьных коридорах");
        await page.Says("Работа подана.");
        await HandIn(page, "Ещё одна работа тех же авторов");
        await page.Says("Этот состав авторов уже подал работу");

        var coordinator = await (await As(Roles.Coordinator)).Open("/tusur/session");
        await coordinator.Main.GetByRole(AriaRole.Link, new() { Name = "Шум в школьных коридорах" }).ClickAsync();
        await coordinator.Button("Принять").ClickAsync();
        await coordinator.Says("Работа принята, авторы записаны.");
        await coordinator.GotoAsync("/tusur/session/programme");
        await coordinator.Says("Шум в школьных коридорах");
        Assert.Equal(0, await coordinator.Main.GetByText("Ещё одна работа тех же авторов").CountAsync());
    }

    [Fact]
    public async Task A_pupil_joins_one_team_a_year_and_the_coordinator_confirms_only_a_team_of_the_right_size()
    {
        var coordinator = await (await As(Roles.Coordinator)).Open("/tusur/teams/new");
        await coordinator.GetByLabel("Название").FillAsync("Северное сияние");
        await coordinator.GetByLabel("Тема").FillAsync("Спектрометр из бумаги");
        await coordinator.Button("Создать команду").ClickAsync();
        await coordinator.Says("Команда создана.");
        var team = new Uri(coordinator.Url).AbsolutePath;

        var pupil = await (await As(Roles.Pupil, Device.Phone)).Open(team);
        await pupil.Button("Вступить").ClickAsync();
        await pupil.Says("Состав команды обновлён.");
        await Expect(pupil.Button("Вступить")).ToHaveCountAsync(0);

        await coordinator.GotoAsync(team);
        await coordinator.Button("Утвердить состав").ClickAsync();
        await coordinator.Says("В команде должно быть от");
    }

    [Fact]
    public async Task Lessons_before_the_olympiads_are_counted_first_and_opened_then()
    {
        var page = await (await As(Roles.Coordinator)).Open("/tusur/lessons");
        await page.GetByLabel("Предмет").SelectOptionAsync(new SelectOptionValue { Label = "Математика" });
        await page.GetByLabel("День недели").SelectOptionAsync("Thursday");
        await page.GetByLabel("Начало").FillAsync("15:30");
        await page.GetByLabel("Дни без занятий").FillAsync("не день");
        await page.Button("Посчитать дни").ClickAsync();
        await Expect(page.ErrorOf("Дни без занятий")).ToContainTextAsync("не дата");
        await page.GetByLabel("Дни без занятий").FillAsync("");
        await page.Button("Посчитать дни").ClickAsync();
        await page.Says("занят");
        await page.Button("Открыть набор").ClickAsync();
        await page.Says("Набор открыт, ученики могут записываться.");
    }

    private static async Task HandIn(IPage page, string title)
    {
        await page.GotoAsync("/tusur/session/new");
        var authors = page.Main.Locator("input[name=author]");
        await authors.Nth(3).CheckAsync();
        await authors.Nth(4).CheckAsync();
        await page.Button("Дальше").ClickAsync();
        await page.GetByLabel("Название работы").FillAsync(title);
        await page.GetByLabel("Направление").SelectOptionAsync(new SelectOptionValue { Label = "Физика" });
        await page.GetByLabel("Научный руководитель").FillAsync("Петрова Анна Ивановна, учитель физики");
        await page.Button("Подать работу").ClickAsync();
    }
}
