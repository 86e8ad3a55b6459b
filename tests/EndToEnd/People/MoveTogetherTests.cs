using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.People;

/// <summary>A deputy head moves some pupils of a class at once, looks first, and puts them back.</summary>
public sealed class MoveTogetherTests(OwnSchool school) : BrowserTest(school), IClassFixture<OwnSchool>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chosen_pupils_are_shown_moved_and_put_back(bool script)
    {
        var visit = await As(Roles.DeputyHead, new Device(Script: script));
        var page = await visit.Open("/people/classes");
        await page.Main.Locator("tbody tr td.main a").First.ClickAsync();
        await page.WaitForURLAsync("**/people/classes/*-*");
        var boxes = page.Main.Locator("td.check input");
        if (script)
        {
            var all = page.GetByLabel("Выбрать все строки");
            await all.CheckAsync();
            await Expect(boxes.Last).ToBeCheckedAsync();
            await all.UncheckAsync();
            await Expect(boxes.Last).Not.ToBeCheckedAsync();
        }
        await boxes.Nth(0).CheckAsync();
        await boxes.Nth(1).CheckAsync();
        await page.Button("Перевести в другой класс…").ClickAsync();

        await page.Says("Проверьте, что изменится");
        await Fits(page, script);
        await page.GetByLabel("В класс").SelectOptionAsync(new SelectOptionValue { Label = "11А" });
        await page.Button("Показать, что изменится").ClickAsync();
        await Expect(page.Main.Locator("tbody tr")).ToHaveCountAsync(2);
        await Fits(page, script);
        await page.Button("Выполнить: 2 строки").ClickAsync();

        await page.Says("Готово: 2 строки");
        await Fits(page, script);
        await page.Button("Вернуть как было").ClickAsync();
        await page.Says("Возвращено как было: 2 строки");
    }

    /// <summary>No link leads to these pages, so the walk does not come by.</summary>
    private static async Task Fits(IPage page, bool script)
    {
        await page.SetViewportSizeAsync(Device.Phone.Width, Device.Phone.Height);
        Assert.Equal(0, await Checks.TooWide(page));
        await page.SetViewportSizeAsync(Device.Desk.Width, Device.Desk.Height);
        // Axe is a script itself, and the page is the same.
        if (script)
            Assert.Empty(await Checks.Axe(page));
    }
}
