using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Access;

public sealed class SignInTests(SharedSchool school) : BrowserTest(school)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_password_is_said_and_the_name_stays_typed(bool script)
    {
        var visit = await AsAnyone(new Device(Script: script));
        var page = await visit.Open("/sign-in");
        await page.GetByLabel("Имя для входа").FillAsync("nobody");
        await page.GetByLabel("Пароль").FillAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Неверное имя или пароль.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Имя для входа")).ToHaveValueAsync("nobody");
    }

    [Fact]
    public async Task Whoever_is_sent_to_sign_in_arrives_where_they_wanted_to_go()
    {
        var visit = await AsAnyone();
        var page = visit.Page;
        await page.GotoAsync("/account/password");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        var account = Product.Accounts[Roles.Teacher];
        await page.GetByLabel("Имя для входа").FillAsync(account.UserName);
        await page.GetByLabel("Пароль").FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/password$"));
    }

    [Fact]
    public async Task Signing_out_closes_the_pages_again()
    {
        // A session of its own: it ends for everybody who shares it.
        var page = (await AsAnyone()).Page;
        await page.GotoAsync("/sign-in");
        var account = Product.Accounts[Roles.Coordinator];
        await page.GetByLabel("Имя для входа").FillAsync(account.UserName);
        await page.GetByLabel("Пароль").FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));
        await page.Locator(".g-top summary").Filter(new() { HasText = "" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Войти" }).First).ToBeVisibleAsync();
        await page.GotoAsync("/account/password");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }
}
