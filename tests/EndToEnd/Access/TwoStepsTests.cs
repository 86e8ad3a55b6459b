using Gym24.EndToEnd.Running;
using Gym24.Host.Access;

namespace Gym24.EndToEnd.Access;

/// <summary>Somebody new: own password, app on the phone, codes on paper, and then the door takes both.</summary>
public sealed class TwoStepsTests(SharedSchool school) : BrowserTest(school)
{
    private const string First = "Временный пароль 6", Own = "собственная фраза из слов";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_step_is_set_up_and_asked_for_at_the_door(bool script)
    {
        var user = script ? "two.steps" : "two.steps.plain";
        await Create(user);
        var device = script ? Device.Phone : Device.WithoutScript;
        var page = (await AsAnyone(device)).Page;
        await SignIn(page, user, First);
        await page.GetByLabel("Нынешний пароль").FillAsync(First);
        await page.GetByLabel("Новый пароль").FillAsync(Own);
        await page.Button("Сменить пароль").ClickAsync();
        await Expect(page.GetByText("Пароль изменён.")).ToBeVisibleAsync();

        await page.GotoAsync("/account/second-factor");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Картинка для камеры" })).ToBeVisibleAsync();
        var seed = (await page.Locator(".g-key code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("3. Код").FillAsync("12");
        await page.GetByLabel("Нынешний пароль").FillAsync(Own);
        await page.Button("Включить вход в два шага").ClickAsync();
        await Expect(page.ErrorOf("3. Код")).ToContainTextAsync("Код не подошёл");
        // The same key is still shown: the app does not have to be told again.
        Assert.Equal(seed, (await page.Locator(".g-key code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.GetByLabel("3. Код").FillAsync(Totp.Code(Totp.Bytes(seed), Totp.StepAt(TimeProvider.System.GetUtcNow())));
        await page.GetByLabel("Нынешний пароль").FillAsync(Own);
        await page.Button("Включить вход в два шага").ClickAsync();
        await Expect(page.Locator(".g-codes li")).ToHaveCountAsync(10);
        var paper = await page.Locator(".g-codes code").First.InnerTextAsync();
        await page.Link("Коды у меня, продолжить").ClickAsync();

        page = (await AsAnyone(device)).Page;
        await SignIn(page, user, Own);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in/code"));
        await page.GetByLabel("Код из приложения").FillAsync("12 34");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.ErrorOf("Код из приложения")).ToContainTextAsync("Код не подошёл");
        await page.GetByLabel("Код из приложения").FillAsync(paper);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));
        await page.GotoAsync("/account/second-factor");
        await Expect(page.GetByText("Кодов на бумаге осталось: 9")).ToBeVisibleAsync();
    }

    private async Task Create(string user)
    {
        var page = await (await As(Roles.Administrator)).Open("/admin/accounts/new");
        await page.GetByLabel("Имя для входа").FillAsync(user);
        await page.GetByLabel("Имя на экране").FillAsync("Проверочный Человек");
        await page.GetByLabel("Одноразовый пароль").FillAsync(First);
        await page.GetByLabel("Учитель").CheckAsync();
        await page.Button("Сохранить").ClickAsync();
        await page.Says("Учётная запись сохранена.");
    }

    private static async Task SignIn(IPage page, string user, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Имя для входа").FillAsync(user);
        await page.GetByLabel("Пароль").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
    }
}
