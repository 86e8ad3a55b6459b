using Gym24.EndToEnd.Catalogue;
using Gym24.EndToEnd.People;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Modules;

/// <summary>The administrator takes a partner's module off and puts it on again while people work, and nobody loses anything.</summary>
public sealed class SwapTests(OwnSchool school) : BrowserTest(school), IClassFixture<OwnSchool>
{
    private const string Partner = "Британ";

    /// <summary>A swap waits for the requests of the old generation; a slow machine builds the next one slowly.</summary>
    private const float Patience = 60_000;

    [Fact]
    public async Task A_form_that_was_open_is_sent_after_the_swap_and_nothing_is_lost()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var teacher = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        var ticked = await teacher.Main.Locator("input[name=people]:checked").CountAsync();
        var administrator = (await As(Roles.Administrator)).Page;
        var visitor = await (await AsAnyone()).Open("/catalogue");
        var list = new CatalogueList(visitor);
        var all = await list.Count();

        await Disable(administrator);
        await teacher.Button("Записать отмеченных").ClickAsync();
        await teacher.Says($"Записано: {ticked}.");
        await visitor.ReloadAsync();
        Assert.InRange(await list.Count(), 1, all - 1);

        var second = await scene.Open();
        await teacher.GotoAsync($"{second.Address}/enter");
        await Enable(administrator);
        await teacher.Button("Записать отмеченных").ClickAsync();
        await teacher.Says($"Записано: {ticked}.");
        await visitor.ReloadAsync();
        await list.Says(all);
    }

    [Fact]
    public async Task An_import_that_was_running_goes_on_in_the_next_generation()
    {
        const int Pupils = 4000;
        var page = await (await As(Roles.Administrator)).Open("/people/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(RosterFile.InWindows1251("вся школа.csv",
            Enumerable.Range(0, Pupils).Select(i => $"Ученик{Letters(i)};Иван;Петрович;01.02.2015;5А;")));
        await page.Button("Загрузить и выбрать столбцы").ClickAsync();
        await page.Button("Проверить").ClickAsync();
        var another = (await As(Roles.Administrator)).Page;
        await Disable(another);
        await Enable(another);
        await Expect(page.Main.Locator(".g-stat").Filter(new() { HasText = "Новые" }).Locator(".g-stat-value")).ToContainTextAsync("000", new() { Timeout = 120_000 });
        await page.Button("Загрузить").ClickAsync();
        await Disable(another);
        await Enable(another);
        await Expect(page.Main.GetByText("Список загружен").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        var deputy = await (await As(Roles.DeputyHead)).Open("/people?q=ученик&class=");
        Assert.Equal(Pupils, CatalogueList.Number((await deputy.Locator("#results [role=status]").InnerTextAsync()).Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "")));
    }

    private static Task Disable(IPage page) => Change(page, async () =>
    {
        await page.Confirm("Выключить");
        await page.Says("выключен.", Patience);
    });

    private static Task Enable(IPage page) => Change(page, async () =>
    {
        await page.Button("Включить").ClickAsync();
        await page.Says("включён.", Patience);
    });

    private static async Task Change(IPage page, Func<Task> work)
    {
        await page.GotoAsync("/admin/modules");
        await page.Main.GetByRole(AriaRole.Link, new() { Name = Partner }).First.ClickAsync();
        await work();
    }

    /// <summary>A number as letters: names have no digits.</summary>
    private static string Letters(int number) => string.Concat(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('а' + (d - '0'))));
}
