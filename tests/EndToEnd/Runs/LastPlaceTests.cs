using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Runs;

/// <summary>The last place goes to one person only; the next wait, and what becomes free is offered on.</summary>
public sealed class LastPlaceTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task Two_who_press_the_button_together_do_not_both_get_the_last_place_and_it_moves_on_when_given_back()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(places: 1, grade: 8);
        var pupil = await (await As(Roles.Pupil)).Open(run.Address);
        var parent = await (await As(Roles.Parent, Device.Phone)).Open(run.Address);
        var child = parent.Main.GetByRole(AriaRole.Button, new() { Name = "Записать" }).First;
        await Task.WhenAll(pupil.Button("Подать заявку").ClickAsync(), child.ClickAsync());
        await Expect(Answer(pupil)).ToBeVisibleAsync();
        await Expect(Answer(parent)).ToBeVisibleAsync();

        var stored = await scene.Read(run);
        Assert.Equal((1, 1), (stored.GetProperty("taken").GetInt32(), stored.GetProperty("waiting").GetInt32()));
        await pupil.GotoAsync(run.Address);
        await parent.GotoAsync(run.Address);
        var pupilWon = await pupil.Main.GetByText("Место есть").CountAsync() > 0;
        var (winner, next) = pupilWon ? (pupil, parent) : (parent, pupil);
        await next.Says("1-й в очереди");

        await winner.Confirm("Отозвать");
        await winner.Says("Заявка отозвана.");
        await next.GotoAsync(run.Address);
        await next.Says("Предложено место, ответьте до");
        await next.Button("Занять место").ClickAsync();
        await next.Says("Место занято за вами.");
        Assert.Equal(1, (await scene.Read(run)).GetProperty("taken").GetInt32());
    }

    [Fact]
    public async Task An_offered_place_that_is_declined_goes_back()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(places: 1, grade: 8);
        var parent = await (await As(Roles.Parent)).Open(run.Address);
        await parent.Main.GetByRole(AriaRole.Button, new() { Name = "Записать" }).First.ClickAsync();
        await parent.Says("Место есть.");
        var pupil = await (await As(Roles.Pupil)).Open(run.Address);
        await pupil.Says("Мест нет: заявка встанет в очередь 1-й.");
        await pupil.Button("Подать заявку").ClickAsync();
        await pupil.Says("Мест нет, заявка в очереди.");
        await parent.Confirm("Отозвать");
        await parent.Says("Заявка отозвана.");
        await pupil.GotoAsync(run.Address);
        await pupil.Confirm("Отказаться");
        await pupil.Says("Заявка отозвана.");
        var stored = await scene.Read(run);
        Assert.Equal((0, 0), (stored.GetProperty("taken").GetInt32(), stored.GetProperty("waiting").GetInt32()));
    }

    private static ILocator Answer(IPage page) =>
        page.Main.GetByText("Место есть.").Or(page.Main.GetByText("Мест нет, заявка в очереди.")).First;
}
