using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Access;

/// <summary>From the class teacher's printer to a parent's own password, on a phone and without script.</summary>
public sealed class InvitationTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task A_class_teacher_prints_a_sheet_and_a_parent_chooses_a_password_with_it()
    {
        var teacher = (await As(Roles.Teacher)).Page;
        await teacher.GotoAsync("/people/classes");
        await teacher.Main.Locator("table a[href^='/people/classes/'], .g-item a[href^='/people/classes/']").First.ClickAsync();
        await teacher.Link("Приглашения для семей").ClickAsync();
        await teacher.Button("Сделать приглашения").ClickAsync();
        var sheet = teacher.Main.Locator(".g-link-sheet").First;
        await Expect(sheet.Locator("svg.g-qr")).ToBeVisibleAsync();
        var link = new Uri(await sheet.Locator("code").InnerTextAsync()).AbsolutePath;

        var parent = (await AsAnyone(Device.Phone with { Script = false })).Page;
        await parent.GotoAsync(link);
        await parent.GetByLabel("Новый пароль").FillAsync("йцукен12345");
        await parent.GetByRole(AriaRole.Button, new() { Name = "Сохранить пароль" }).ClickAsync();
        await Expect(parent.GetByText("Такой пароль легко угадать").First).ToBeVisibleAsync();
        var userName = await parent.GetByLabel("Имя для входа").InputValueAsync();
        await parent.GetByLabel("Новый пароль").FillAsync("сирень у старого моста");
        await parent.GetByRole(AriaRole.Button, new() { Name = "Сохранить пароль" }).ClickAsync();
        await Expect(parent.GetByText("Пароль сохранён")).ToBeVisibleAsync();
        await parent.GetByRole(AriaRole.Link, new() { Name = "Войти" }).ClickAsync();
        await parent.GetByLabel("Имя для входа").FillAsync(userName);
        await parent.GetByLabel("Пароль").FillAsync("сирень у старого моста");
        await parent.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await parent.GotoAsync("/portfolio");
        await Expect(parent.Title).ToBeVisibleAsync();

        await parent.GotoAsync(link);
        await Expect(parent.GetByText("Эта ссылка не действует")).ToBeVisibleAsync();
    }
}
