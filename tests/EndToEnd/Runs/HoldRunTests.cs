using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Runs;

/// <summary>The coordinator decides, prints the list, marks attendance and enters results; the portfolio shows it.</summary>
public sealed class HoldRunTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task Applications_are_approved_put_off_and_rejected_with_a_reason()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(automatic: false);
        await EnterClass(run);
        var page = await (await As(Roles.Coordinator)).Open(run.Address);
        var choose = page.Main.Locator("input[name=chosen]");
        var names = await page.Main.Locator("input[name=chosen]").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('aria-label').replace('Выбрать: ', ''))");

        await choose.First.CheckAsync();
        await page.Button("Отклонить").ClickAsync();
        await Expect(page.ErrorOf("Причина")).ToBeVisibleAsync();
        await Expect(choose.First).ToBeCheckedAsync();
        await page.GetByLabel("Причина", new() { Exact = true }).Last.FillAsync("Уже был в прошлом году");
        await page.Button("Отклонить").ClickAsync();
        await page.Says("Отклонено заявок: 1.");
        await Expect(page.Line(names[0]).First).ToContainTextAsync("Уже был в прошлом году");

        await page.Main.GetByLabel($"Выбрать: {names[1]}").CheckAsync();
        await page.Main.GetByLabel($"Выбрать: {names[2]}").CheckAsync();
        await page.Button("Одобрить").ClickAsync();
        await page.Says("Одобрено заявок: 2.");
        await page.Main.GetByLabel($"Выбрать: {names[3]}").CheckAsync();
        await page.Button("В очередь").ClickAsync();
        await page.Says("Перенесено в очередь: 1.");
        await Expect(page.Line(names[3]).First).ToContainTextAsync("по решению координатора");
    }

    [Fact]
    public async Task The_printed_list_has_names_and_no_menus()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        await EnterClass(run);
        var page = await (await As(Roles.Coordinator)).Open($"{run.Address}/list");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".g-side")).ToBeHiddenAsync();
        await Expect(page.Locator(".g-top")).ToBeHiddenAsync();
        await Expect(page.Main.GetByText("Для печати воспользуйтесь")).ToBeHiddenAsync();
        var approved = (await scene.Applications(run)).Count(a => a.GetProperty("state").GetString() == "approved");
        await Expect(page.Main.Locator("tbody tr")).ToHaveCountAsync(approved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Attendance_and_results_of_the_group_are_one_form_each_and_reach_the_portfolio(bool script)
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.OpenRunning();
        await EnterClass(run);
        await Approve(scene, run);
        var page = await (await As(Roles.Coordinator, new Device(Script: script))).Open($"{run.Address}/attendance");
        var marks = page.Main.Locator("select[name^=mark]");
        await marks.First.SelectOptionAsync(new SelectOptionValue { Label = "Не был" });
        await page.GetByLabel("Кто не отмечен, присутствовал").CheckAsync();
        await page.Button("Сохранить посещаемость").ClickAsync();
        await page.Says("Посещаемость сохранена");

        await page.GotoAsync($"{run.Address}/attendance");
        await Expect(marks.First).ToHaveValueAsync("Absent");
        await Expect(marks.Last).ToHaveValueAsync("Present");

        await page.GotoAsync($"{run.Address}/results");
        var best = page.Main.Locator("tbody tr").Nth(1);
        var name = await best.Locator("span[lang=ru]").First.InnerTextAsync();
        await best.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "Победитель" });
        await best.Locator("input[name^=points]").FillAsync("97,5".Replace(',', '.'));
        await page.Button("Сохранить результаты").ClickAsync();
        await page.Says("Результаты сохранены");

        var pupil = (await scene.Applications(run)).Single(a => a.GetProperty("personName").GetString() == name).GetProperty("person").GetString();
        var teacher = await (await As(Roles.Teacher)).Open("/");
        await Arrives(teacher, $"/portfolio/{pupil}", run.Title);
        await Expect(teacher.Main.Locator(".g-timeline > *, li").Filter(new() { HasText = run.Title }).First).ToContainTextAsync("Победитель");
    }

    [Fact]
    public async Task Two_who_mark_at_once_do_not_write_over_each_other()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.OpenRunning();
        await EnterClass(run);
        await Approve(scene, run);
        var one = await (await As(Roles.Coordinator)).Open($"{run.Address}/attendance");
        var two = await (await As(Roles.DeputyHead)).Open($"{run.Address}/attendance");
        await one.Main.Locator("select[name^=mark]").First.SelectOptionAsync("Excused");
        await one.Button("Сохранить посещаемость").ClickAsync();
        await one.Says("Посещаемость сохранена");
        await two.GetByLabel("Кто не отмечен, присутствовал").CheckAsync();
        await two.Button("Сохранить посещаемость").ClickAsync();
        await two.Says("посещаемость сохранил кто-то другой");
        await one.GotoAsync($"{run.Address}/attendance");
        await Expect(one.Main.Locator("select[name^=mark]").Last).ToHaveValueAsync("");
    }

    private async Task EnterClass(Run run)
    {
        var page = await (await As(Roles.Teacher)).Open($"{run.Address}/enter");
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says("Записано:");
    }

    private static async Task Approve(Scene scene, Run run)
    {
        foreach (var application in await scene.Applications(run))
            await scene.Coordinator.Post($"applications/{application.GetProperty("id").GetString()}/approve", new { Version = application.GetProperty("version").GetInt32() });
    }

    /// <summary>What one module tells another arrives a moment later: the page is asked again until it is there.</summary>
    private static async Task Arrives(IPage page, string address, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        do
        {
            await page.GotoAsync(address);
            patience.Token.ThrowIfCancellationRequested();
        }
        while (await page.Main.GetByText(text).CountAsync() == 0);
    }
}
