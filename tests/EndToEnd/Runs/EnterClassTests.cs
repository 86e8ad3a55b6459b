using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Runs;

/// <summary>A class teacher enters a whole class in seconds; what speaks against it is said before saving.</summary>
public sealed class EnterClassTests(SharedSchool school) : BrowserTest(school)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_whole_class_is_entered_with_one_button(bool script)
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var page = await (await As(Roles.Teacher, new Device(Script: script))).Open(run.Address);
        await page.Link("Записать класс").ClickAsync();
        await page.WaitForURLAsync("**/enter");
        var ticked = await page.Main.Locator("input[name=people]:checked").CountAsync();
        Assert.InRange(ticked, 15, 40);
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says($"Записано: {ticked}.");
        Assert.Equal(ticked, (await scene.Read(run)).GetProperty("taken").GetInt32());
    }

    [Fact]
    public async Task Whoever_finds_no_place_waits_and_that_is_said_before()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(places: 5);
        var page = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        await page.Says("Свободно мест: 5.");
        await page.Says("Кому места не хватит, встанет в очередь.");
        var ticked = await page.Main.Locator("input[name=people]:checked").CountAsync();
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says($"Записано: 5, в очереди: {ticked - 5}.");
        var stored = await scene.Read(run);
        Assert.Equal((5, ticked - 5), (stored.GetProperty("taken").GetInt32(), stored.GetProperty("waiting").GetInt32()));
    }

    [Fact]
    public async Task A_grade_outside_the_range_is_said_first_and_passes_only_with_a_reason()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(offering: await scene.Offering(8, suits: false));
        var page = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        await Expect(page.Main.GetByText("8 класс не подходит").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Main.Locator("input[name=people]:checked").CountAsync());

        var first = page.Main.Locator("input[name=people]:enabled").First;
        await first.CheckAsync();
        await page.Button("Записать отмеченных").ClickAsync();
        await Expect(page.ErrorOf("Причина, если записываете вопреки предупреждениям")).ToBeVisibleAsync();
        Assert.Equal(0, (await scene.Read(run)).GetProperty("taken").GetInt32());

        await Expect(first).ToBeCheckedAsync();
        await page.GetByLabel("Причина, если записываете вопреки предупреждениям").FillAsync("Победитель прошлого года");
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says("Записано: 1.");
        Assert.Equal("Победитель прошлого года", Assert.Single(await scene.Applications(run)).GetProperty("overruleReason").GetString());
    }

    [Fact]
    public async Task Another_run_at_the_same_hour_is_said_before_saving()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var page = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says("Записано:");
        var stored = await scene.Read(run);
        var twin = await scene.Coordinator.Post("runs", new
        {
            Offering = stored.GetProperty("offering").GetString(), Title = "В тот же час", Starts = stored.GetProperty("starts").GetString(),
            At = stored.GetProperty("at").GetString(), Until = stored.GetProperty("until").GetString(), Decision = "automatic",
        });
        await page.GotoAsync($"/runs/{twin.GetProperty("id").GetString()}/enter");
        await Expect(page.Main.GetByText("Пересекается по времени").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sending_the_form_twice_enters_nobody_twice()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var one = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        var two = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        var ticked = await one.Main.Locator("input[name=people]:checked").CountAsync();
        await one.Button("Записать отмеченных").ClickAsync();
        await one.Says("Записано:");
        await two.Button("Записать отмеченных").ClickAsync();
        await two.Says("Уже есть заявка в этот набор.");
        Assert.Equal(ticked, (await scene.Applications(run)).Count);
    }

    [Fact]
    public async Task A_closed_window_and_a_cancelled_run_take_nobody()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var page = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        await scene.Coordinator.Post($"runs/{run.Id}/cancel", new { Reason = "Не набралась группа", run.Version });
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says("Набор отменён.");
        Assert.Empty(await scene.Applications(run));
    }
}
