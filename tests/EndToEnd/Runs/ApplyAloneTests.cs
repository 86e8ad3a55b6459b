using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Runs;

/// <summary>A pupil applies alone; under fourteen the entry waits for a guardian's yes.</summary>
public sealed class ApplyAloneTests(SharedSchool school) : BrowserTest(school)
{
    private Account Junior => Product.AllAccounts[Roles.Pupil].Single(a => a.UserName == "pupil-junior");

    [Fact]
    public async Task A_pupil_finds_a_run_applies_and_sees_it_among_the_own_applications()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(grade: 9);
        var page = await (await As(Roles.Pupil, Device.Phone)).Open(run.Address);
        await page.Says("Место будет сразу.");
        await page.Button("Подать заявку").ClickAsync();
        await page.Says("Место есть.");
        await page.GotoAsync("/applications");
        await Expect(page.Line(run.Title).First).ToContainTextAsync("Место есть");
        await page.GotoAsync(run.Address);
        await page.Confirm("Отозвать");
        await page.Says("Заявка отозвана.");
        Assert.Equal(0, (await scene.Read(run)).GetProperty("taken").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Under_fourteen_the_entry_waits_until_a_parent_says_yes_on_the_phone(bool script)
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var page = await (await As(Junior, Device.Phone with { Script = script })).Open(run.Address);
        await page.Says("Понадобится согласие родителя");
        await page.Button("Подать заявку").ClickAsync();
        await page.Says("Заявка ждёт согласия родителя.");

        var parent = await (await As(Roles.Parent, Device.Phone with { Script = script })).Open("/notices");
        var notice = parent.Line(run.Title).First;
        await Expect(notice).ToContainTextAsync("Нужно ваше согласие");
        await notice.GetByRole(AriaRole.Link).First.ClickAsync();
        await parent.Button("Согласиться").First.ClickAsync();
        await parent.Says("Место есть.");
        Assert.Equal(1, (await scene.Read(run)).GetProperty("taken").GetInt32());

        await page.GotoAsync(run.Address);
        await page.Says("Место есть");
    }

    [Fact]
    public async Task A_parent_with_several_children_enters_the_right_one()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open();
        var page = await (await As(Roles.Parent, Device.Phone)).Open(run.Address);
        await page.Says("Заявки семьи");
        var children = page.Main.Locator(".card", new() { HasText = "Заявки семьи" }).Locator(".g-item");
        Assert.True(await children.CountAsync() > 1);
        await children.Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Записать" }) }).First
            .GetByRole(AriaRole.Button, new() { Name = "Записать" }).ClickAsync();
        await page.Says("Место есть.");
        Assert.Single(await scene.Applications(run));
    }

    [Fact]
    public async Task Nobody_enters_another_person()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(grade: 9);
        var page = await (await As(Roles.Pupil)).Open(run.Address);
        await page.Main.Locator("input[name=person]").EvaluateAsync("field => field.value = crypto.randomUUID()");
        await page.Button("Подать заявку").ClickAsync();
        await page.Says("Такого человека нет среди тех, кого вы можете записать.");
        Assert.Empty(await scene.Applications(run));
    }
}
