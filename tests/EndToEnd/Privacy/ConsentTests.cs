using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Privacy;

/// <summary>A parent gives a consent and takes it back; a guardian signs by a link; where the law is the ground nothing is asked.</summary>
public sealed class ConsentTests(SharedSchool school) : BrowserTest(school)
{
    private const string Kind = "Публикация результатов";

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_parent_signs_on_a_phone_and_takes_it_back_after_reading_what_changes(bool script, int child)
    {
        var page = await (await As(Roles.Parent, script ? Device.Phone : new Device(390, 844, Script: false))).Open("/privacy");
        await page.Main.Locator(".g-item a").Nth(child).ClickAsync();
        await Expect(page.Main.GetByText("Где основание – закон").First).ToBeVisibleAsync();
        await page.Line(Kind).GetByRole(AriaRole.Link, new() { Name = "Подписать", Exact = true }).ClickAsync();
        await Expect(page.Main.GetByText("Перечень данных:").First).ToBeVisibleAsync();
        await page.Button("Подписать").ClickAsync();
        await page.Says("Согласие действует.");
        await Expect(page.Line(Kind)).ToContainTextAsync("Действует до");

        await page.Line(Kind).GetByRole(AriaRole.Link, new() { Name = "Отозвать", Exact = true }).ClickAsync();
        await Expect(page.Main.GetByText("Что изменится")).ToBeVisibleAsync();
        await page.Button("Отозвать согласие").ClickAsync();
        await page.Says("Согласие отозвано.");
        await Expect(page.Line(Kind)).ToContainTextAsync("Отозвано");
    }

    [Fact]
    public async Task A_guardian_without_an_account_signs_by_a_link_that_works_once()
    {
        var own = await (await As(Roles.Parent)).Open("/privacy");
        var name = await own.Main.Locator(".g-item:has-text('8') a").First.InnerTextAsync();
        var address = await own.Main.Locator(".g-item:has-text('8') a").First.GetAttributeAsync("href");
        var teacher = await (await As(Roles.Teacher)).Open(address!);
        await teacher.Line("Этапы всероссийской олимпиады").GetByRole(AriaRole.Link, new() { Name = "Текст", Exact = true }).ClickAsync();
        await teacher.Link("Ссылка").ClickAsync();
        // Only who has signed the agreement may be chosen.
        var agreed = await teacher.Main.Locator("select[name=by] option:not([disabled]):not([value=''])").First.GetAttributeAsync("value");
        await teacher.Main.Locator("select[name=by]").SelectOptionAsync(agreed!);
        await teacher.Button("Сделать ссылку").ClickAsync();
        var link = new Uri(await teacher.Main.Locator("code").InnerTextAsync()).AbsolutePath;

        var visit = await AsAnyone(Device.Phone);
        var guest = await visit.Open(link);
        await Expect(guest.Main.GetByText(name.Split(' ')[1]).First).ToBeVisibleAsync();
        await Expect(guest.Main.GetByText(name.Split(' ')[0])).ToHaveCountAsync(0);
        await guest.Button("Подписать").ClickAsync();
        await guest.Says("Спасибо, подпись принята");
        Assert.Equal(404, await visit.Try(link));
        await teacher.GotoAsync(address!);
        await Expect(teacher.Line("Этапы всероссийской олимпиады")).ToContainTextAsync("Действует до");
    }
}
