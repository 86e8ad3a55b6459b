using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Frame;

/// <summary>The first page says what is open, full, waiting and ending soon, and leads there.</summary>
public sealed class DashboardTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task The_coordinator_sees_what_waits_and_comes_to_it_with_one_click()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(automatic: false);
        var teacher = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        await teacher.Button("Записать отмеченных").ClickAsync();
        await teacher.Says("Записано:");

        var page = await (await As(Roles.Coordinator)).Open("/");
        foreach (var (figure, leads) in new[] { ("Заявки ждут решения", "undecided"), ("Можно записаться", "open"), ("Запись скоро закроется", "soon"), ("Мест нет", "full") })
            await Expect(page.Main.GetByRole(AriaRole.Link, new() { Name = figure }).First).ToHaveAttributeAsync("href", $"/runs?places={leads}");
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "Заявки ждут решения" }).First.ClickAsync();
        await Expect(page.Title).ToHaveTextAsync("Наборы");
        // It may stand on a later page of the list.
        for (var number = 2; await page.Line(run.Title).CountAsync() == 0; number++)
        {
            await page.GotoAsync($"/runs?places=undecided&page={number}");
            await Expect(page.Main.Locator(".g-item").First).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData(Roles.Teacher, "Мои классы")]
    [InlineData(Roles.Parent, "Мои заявки")]
    [InlineData(Roles.Pupil, "Мои заявки")]
    public async Task Everybody_sees_the_tile_that_concerns_them(string role, string tile)
    {
        var page = await (await As(role, Device.Phone)).Open("/");
        await Expect(page.Main.GetByRole(AriaRole.Heading, new() { Name = tile }).First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Main.GetByText("Раздел сейчас не отвечает").CountAsync());
    }

    [Fact]
    public async Task The_calendar_shows_a_run_of_this_month_in_the_grid_and_in_the_list()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.OpenRunning();
        var page = await (await As(Roles.Coordinator)).Open("/calendar");
        await Expect(page.Main.GetByText(run.Title).First).ToBeAttachedAsync();
    }
}
