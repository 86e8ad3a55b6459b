using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Pages;

/// <summary>What no link leads to: nothing found, nothing there, not allowed, refused, on paper.</summary>
public sealed class StatesTests(SharedSchool school) : BrowserTest(school)
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Folders.Screenshots, "states")).FullName;

    [Theory]
    [InlineData(Roles.Anyone, "/no-such-page", 404, "Такой страницы нет")]
    [InlineData(Roles.Pupil, "/admin/modules", 403, "Сюда нельзя")]
    [InlineData(Roles.Coordinator, "/error/409", 200, "Запись уже изменена")]
    [InlineData(Roles.Anyone, "/error/500", 200, "Что-то сломалось")]
    [InlineData(Roles.Anyone, "/catalogue?q=абвгд", 200, "Каталог")]
    [InlineData(Roles.Coordinator, "/runs?state=cancelled&places=full", 200, "Наборы")]
    [InlineData(Roles.Coordinator, "/people?q=абвгд", 200, "Люди")]
    [InlineData(Roles.Coordinator, "/portfolio?q=абвгд", 200, "Портфолио")]
    [InlineData(Roles.Parent, "/applications?state=Rejected", 200, "заявки")]
    [InlineData(Roles.Parent, "/calendar?month=2030-07&view=list", 200, "Календарь")]
    public async Task It_is_said_in_words_and_fits_a_phone(string role, string address, int status, string title)
    {
        var visit = role == Roles.Anyone ? await AsAnyone() : await As(role);
        Assert.Equal(status, await visit.Try(address));
        await Expect(visit.Page.Title).ToContainTextAsync(title);
        await Look(visit.Page, $"{role}-{string.Concat(address.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}");
    }

    [Fact]
    public async Task A_refused_sign_in_says_so_beside_the_form()
    {
        var page = await (await AsAnyone()).Open("/sign-in");
        await page.GetByLabel("Имя для входа").FillAsync("nobody");
        await page.GetByLabel("Пароль", new() { Exact = false }).FillAsync("wrong-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Look(page, "sign-in-refused");
    }

    [Fact]
    public async Task The_list_of_a_run_is_one_sheet_without_the_frame_on_paper()
    {
        var visit = await As(Roles.Coordinator);
        var page = await visit.Open("/runs?state=all");
        await page.GotoAsync(await page.Main.Locator(".g-item a.cover-link").First.GetAttributeAsync("href") + "/list");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.SetViewportSizeAsync(794, 1123);
        Assert.False(await page.Locator(".g-side, .g-top, .g-bottom").Filter(new() { Visible = true }).First.IsVisibleAsync());
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, "list-on-paper.png"), FullPage = true });
    }

    /// <summary>Whoever goes by Tab sees at every stop where they are.</summary>
    [Theory]
    [InlineData(Roles.Anyone, "/sign-in")]
    [InlineData(Roles.Anyone, "/catalogue?partner=tpu")]
    [InlineData(Roles.Coordinator, "/runs")]
    [InlineData(Roles.Teacher, "/")]
    public async Task The_focus_is_seen_at_every_stop(string role, string address)
    {
        var page = await (role == Roles.Anyone ? await AsAnyone() : await As(role)).Open(address);
        var unseen = new List<string>();
        for (var stop = 0; stop < 45; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Unseen) is { } where)
                unseen.Add(where);
        }
        Assert.True(unseen.Count == 0, string.Join("\n", unseen.Distinct()));
    }

    // An outline or a ring, on the element or on what covers its box.
    private const string Unseen = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const styles = [getComputedStyle(at), getComputedStyle(at, "::after")];
          const marked = styles.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || (s.boxShadow !== "none" && s.boxShadow !== ""));
          const box = at.getBoundingClientRect();
          return marked && box.width > 0 && box.height > 0 ? null : at.outerHTML.slice(0, 160);
        }
        """;

    private static async Task Look(IPage page, string name)
    {
        foreach (var device in new[] { Device.Desk, Device.Phone })
        {
            await page.SetViewportSizeAsync(device.Width, device.Height);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{device.Width}.png"), FullPage = true });
        }
        Assert.True(await Checks.TooWide(page) <= 0, "wider than a phone");
        Assert.Empty(await Checks.Axe(page));
    }
}
