using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.People;

/// <summary>An administrator brings the roster in from a file: columns, dry run, apply; the second time nothing is doubled.</summary>
public sealed class ImportRosterTests(OwnSchool school) : BrowserTest(school), IClassFixture<OwnSchool>
{
    [Fact]
    public async Task A_list_in_Windows_1251_is_mapped_checked_and_applied_and_a_second_time_changes_nothing()
    {
        var page = (await As(Roles.Administrator)).Page;
        await Upload(page, RosterFile.InWindows1251("5 классы.csv", RosterFile.Difficult));
        await Expect(page.GetByLabel("Фамилия", new() { Exact = true })).ToHaveValueAsync("0");
        await Expect(page.GetByLabel("Мать")).ToHaveValueAsync("5");
        await page.Says("Ёжикова-Семёнова");
        await page.Button("Проверить").ClickAsync();
        await Counts(page, ("Новые", RosterFile.Difficult.Length), ("Изменятся", 0), ("Ошибки", 0));
        await page.Button("Загрузить").ClickAsync();
        await page.Says("Список загружен");

        await Upload(page, RosterFile.InWindows1251("5 классы ещё раз.csv", RosterFile.Difficult));
        await page.Button("Проверить").ClickAsync();
        await Counts(page, ("Новые", 0), ("Изменятся", 0), ("Без изменений", RosterFile.Difficult.Length), ("Ошибки", 0));

        var deputy = await (await As(Roles.DeputyHead)).Open("/people?q=тезкин");
        await Expect(deputy.Locator("#results tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Without_script_the_import_goes_on_by_itself_too()
    {
        var page = (await As(Roles.Administrator, Device.WithoutScript)).Page;
        await Upload(page, RosterFile.InWindows1251("новенький.csv", "Новенький;Пётр;Ильич;05.06.2016;4А;"));
        await page.Button("Проверить").ClickAsync();
        await Counts(page, ("Новые", 1), ("Ошибки", 0));
        await page.Button("Загрузить").ClickAsync();
        await page.Says("Список загружен");
    }

    [Fact]
    public async Task Mistakes_are_said_by_line_and_column_and_change_nothing()
    {
        var page = (await As(Roles.Administrator)).Page;
        await Upload(page, RosterFile.InWindows1251("с ошибками.csv",
            "Ошибкин;Олег;Олегович;31.02.2015;5А;", "=cmd|' /C calc'!A0;Имя;;01.01.2015;5А;", "Правильная;Вера;Львовна;04.04.2015;пятый;"));
        await page.Button("Проверить").ClickAsync();
        await Counts(page, ("Новые", 0), ("Ошибки", 3));
        await page.Says("«31.02.2015» не похоже на дату");
        await page.Says("«пятый» не похоже на класс");
        await page.Button("Загрузить").ClickAsync();
        await page.Says("В файле есть ошибки, строк: 3.");
        var deputy = await (await As(Roles.DeputyHead)).Open("/people?q=ошибкин");
        await deputy.Says("Никого не наш");
    }

    [Fact]
    public async Task A_missing_column_is_asked_for_beside_its_field()
    {
        var page = (await As(Roles.Administrator)).Page;
        await Upload(page, RosterFile.InUtf8("без класса.csv", "Фамилия,Имя\nБесклассный,Борис\n"));
        await page.Button("Проверить").ClickAsync();
        await Expect(page.ErrorOf("Класс")).ToHaveTextAsync("Не выбран столбец: Класс.");
    }

    [Theory]
    [InlineData("", "Файл пуст.")]
    [InlineData("Фамилия;Имя;Класс\n\"Оборванный;Иван;5А\n", "Кавычка открыта и нигде не закрыта.")]
    [InlineData("Фамилия;Имя;Класс\nИванов;\0;5А\n", "В файле есть нулевые байты")]
    public async Task What_is_no_list_is_refused_at_once_with_the_reason(string text, string said)
    {
        var page = (await As(Roles.Administrator)).Page;
        await page.GotoAsync("/people/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(RosterFile.InUtf8("что-то.csv", text));
        await page.Button("Загрузить и выбрать столбцы").ClickAsync();
        await page.Says(said);
    }

    [Fact]
    public async Task A_short_list_called_complete_warns_before_everybody_leaves()
    {
        var page = (await As(Roles.Administrator)).Page;
        await Upload(page, RosterFile.InWindows1251("короткий.csv", "Одинокая;Ольга;Олеговна;01.01.2015;5А;"));
        await page.GetByLabel("Это полный список учеников школы").CheckAsync();
        await page.Button("Проверить").ClickAsync();
        await page.Says("Выбывших слишком много");
        await page.Confirm("Отменить загрузку");
        await page.Says("Загрузка отменена");
    }

    private static async Task Upload(IPage page, FilePayload file)
    {
        await page.GotoAsync("/people/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.Button("Загрузить и выбрать столбцы").ClickAsync();
        await Expect(page.Title).ToHaveTextAsync(file.Name);
    }

    private static async Task Counts(IPage page, params (string Label, int Count)[] expected)
    {
        await Expect(page.Button("Загрузить")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        foreach (var (label, count) in expected)
            await Expect(page.Main.Locator(".g-stat").Filter(new() { HasText = label }).Locator(".g-stat-value")).ToHaveTextAsync($"{count}");
    }
}
