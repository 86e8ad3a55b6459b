using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Questionnaires;

/// <summary>A coordinator makes a questionnaire with a branch, a parent answers it without script, the coordinator sees what came of it.</summary>
public sealed class AskTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task A_questionnaire_is_made_answered_without_script_and_counted()
    {
        var author = await (await As(Roles.Coordinator)).Open("/questionnaires/manage");
        await author.Link("Новый опрос").ClickAsync();
        await author.Main.Locator("input[name=title]").FillAsync("Питание в поездках");
        await author.Button("Составить").ClickAsync();
        await author.Says("Черновик готов");

        await author.Link("Один ответ из списка").ClickAsync();
        await author.Main.Locator("input[name=text]").FillAsync("Ездил ли ваш ребёнок?");
        await author.Main.Locator("textarea[name=options]").FillAsync("Да");
        await author.Main.Locator("input[name=required]").CheckAsync();
        await author.Button("Сохранить").ClickAsync();
        await Expect(author.ErrorOf("Ответы")).ToContainTextAsync("от 2 до 20");
        await author.Main.Locator("textarea[name=options]").FillAsync("Да\nНет");
        await author.Button("Сохранить").ClickAsync();
        await author.Link("Шкала").ClickAsync();
        await author.Main.Locator("input[name=text]").FillAsync("Как кормили?");
        await author.Main.GetByText("Ездил ли ваш ребёнок?").ClickAsync();
        await author.Main.Locator("input[name=if][value='q1:0']").CheckAsync();
        await author.Button("Сохранить").ClickAsync();
        await Expect(author.Line("Как кормили?")).ToContainTextAsync("только если");

        await author.Main.Locator("details.g-menu summary, .g-menu > summary").First.ClickAsync();
        await author.GetByRole(AriaRole.Link, new() { Name = "Название, имена, кого спросить" }).ClickAsync();
        await author.Main.Locator("input[name=names][value=named]").CheckAsync();
        await author.Button("Сохранить").ClickAsync();
        await author.Link("Открыть опрос").ClickAsync();
        await author.Button("Открыть").ClickAsync();
        await author.Says("Готово.");
        var address = new Uri(author.Url).AbsolutePath;

        var parent = await (await As(Roles.Parent, new Device(390, 844, Script: false))).Open("/questionnaires");
        await parent.Line("Питание в поездках").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(parent.Main.GetByText("Ответы увидят:")).ToBeVisibleAsync();
        await parent.Button("Дальше").ClickAsync();
        await Expect(parent.ErrorOf("Ездил ли ваш ребёнок?")).ToContainTextAsync("Выберите ответ");
        await parent.Main.GetByText("Да", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await parent.Button("Дальше").ClickAsync();
        await parent.Main.GetByText("4", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await parent.Button("Назад").ClickAsync();
        await Expect(parent.Main.Locator("input[name=q1][value='0']")).ToBeCheckedAsync();
        await parent.Button("Дальше").ClickAsync();
        await parent.Button("Отправить").ClickAsync();
        await Expect(parent.Title).ToHaveTextAsync("Спасибо!");

        await author.GotoAsync(address + "/results");
        await Expect(author.Main.GetByText("среднее 4, медиана 4")).ToBeVisibleAsync();
        await Expect(author.Link("Таблица Excel")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Steps_that_links_do_not_lead_to_are_readable_by_all_and_fit_a_phone()
    {
        var page = await (await As(Roles.Coordinator, Device.Phone)).Open("/questionnaires/manage");
        await Fits(page);
        await page.Line("Занятия с партнёрами школы – мнение родителей").GetByRole(AriaRole.Link).ClickAsync();
        await Fits(page);
        var address = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(address + "/results");
        await Expect(page.Main.GetByText("По классам").First).ToBeVisibleAsync();
        await Fits(page);
        await page.GotoAsync(address + "/preview");
        await page.Button("Дальше").ClickAsync();
        await Fits(page);
        await page.Main.GetByText("Не знаю").ClickAsync();
        await page.Button("Дальше").ClickAsync();
        await Fits(page);
        await page.Button("Дальше").ClickAsync();
        await page.Main.Locator("select").First.SelectOptionAsync("1");
        await page.Button("Дальше").ClickAsync();
        await Expect(page.Main.GetByText("Дайте каждому своё место").First).ToBeVisibleAsync();
        await Fits(page);
    }

    private static async Task Fits(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        Assert.Empty(await Checks.Axe(page));
        Assert.Equal(0, await Checks.TooWide(page));
    }
}
