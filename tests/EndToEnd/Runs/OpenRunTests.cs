using System.Globalization;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Runs;

/// <summary>A coordinator opens a run of an offering, changes it, holds it again, calls it off.</summary>
public sealed class OpenRunTests(SharedSchool school) : BrowserTest(school)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_is_opened_from_the_page_of_its_offering(bool script)
    {
        using var scene = await Scene.Of(Product);
        var page = await (await As(Roles.Coordinator, new Device(Script: script))).Open($"/catalogue/{await scene.Offering(8)}");
        await page.Link("Открыть набор").First.ClickAsync();
        await page.GetByLabel("Уточнение к названию").FillAsync("Осенняя группа");
        await page.GetByLabel("Первый день").FillAsync(Day(40));
        await page.GetByLabel("Последний день").FillAsync(Day(54));
        await page.GetByLabel("Начало", new() { Exact = true }).FillAsync("14:30");
        await page.GetByLabel("Окончание").FillAsync("16:00");
        await page.GetByLabel("Число мест").FillAsync("12");
        await page.GetByLabel("Где проходит").FillAsync("Кабинет 305");
        await page.Button("Открыть набор").ClickAsync();
        await page.Says("Набор открыт.");
        await Expect(page.Title).ToContainTextAsync("Осенняя группа");
        await page.Says("Занято 0 из 12");
        await page.Says("Кабинет 305");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_what_was_typed_stays()
    {
        using var scene = await Scene.Of(Product);
        var offering = await scene.Offering(8);
        var page = await (await As(Roles.Coordinator)).Open($"/runs/new?offering={offering}");
        await page.GetByLabel("Уточнение к названию").EvaluateAsync("field => { field.removeAttribute('maxlength'); field.value = 'я'.repeat(1000); }");
        await page.GetByLabel("Первый день").FillAsync(Day(40));
        await page.GetByLabel("Последний день").FillAsync(Day(30));
        await page.GetByLabel("Число мест").EvaluateAsync("field => { field.type = 'text'; field.value = 'много'; }");
        await page.Button("Открыть набор").ClickAsync();
        await Expect(page.ErrorOf("Число мест")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Первый день")).ToHaveValueAsync(Day(40));
        await page.GetByLabel("Число мест").FillAsync("");
        await page.Button("Открыть набор").ClickAsync();
        await Expect(page.ErrorOf("Уточнение к названию")).ToBeVisibleAsync();
        var stored = (await scene.Coordinator.Get($"runs?offering={offering}&size=200")).GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(stored, r => r.GetProperty("title").GetString()?.Contains("яяя", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_that_somebody_else_was_first()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(places: 20);
        var first = await (await As(Roles.Coordinator)).Open($"{run.Address}/edit");
        var second = await (await As(Roles.DeputyHead)).Open($"{run.Address}/edit");
        await first.GetByLabel("Число мест").FillAsync("21");
        await first.Button("Сохранить").ClickAsync();
        await first.Says("Набор изменён.");
        await second.GetByLabel("Число мест").FillAsync("99");
        await second.Button("Сохранить").ClickAsync();
        await second.Says("набор изменил кто-то другой");
        Assert.Equal(21, (await scene.Read(run)).GetProperty("places").GetInt32());
    }

    [Fact]
    public async Task The_same_is_held_again_from_a_copy()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(places: 17);
        var page = await (await As(Roles.Coordinator)).Open(run.Address);
        await page.Main.Locator("summary[aria-label], summary").Filter(new() { HasText = "" }).First.ClickAsync();
        await page.Link("Провести ещё раз").ClickAsync();
        await Expect(page.GetByLabel("Число мест")).ToHaveValueAsync("17");
        await Expect(page.GetByLabel("Уточнение к названию")).ToHaveValueAsync(run.Title);
        await page.Button("Открыть набор").ClickAsync();
        await page.Says("Набор открыт.");
        Assert.NotEqual($"{Product.Address}{run.Address[1..]}", page.Url);
    }

    [Fact]
    public async Task Calling_a_run_off_needs_a_reason_and_tells_those_who_are_entered()
    {
        using var scene = await Scene.Of(Product);
        var run = await scene.Open(grade: 9);
        var pupil = await (await As(Roles.Pupil)).Open(run.Address);
        await pupil.Button("Подать заявку").ClickAsync();
        await pupil.Says("Место есть.");

        var page = await (await As(Roles.Coordinator)).Open($"{run.Address}/cancel");
        var reason = page.GetByLabel("Причина");
        await reason.EvaluateAsync("field => field.removeAttribute('required')");
        await page.Button("Отменить набор").ClickAsync();
        await Expect(page.ErrorOf("Причина")).ToBeVisibleAsync();
        await reason.FillAsync("Заболел преподаватель");
        await page.Button("Отменить набор").ClickAsync();
        await page.Says("Набор отменён, записанные предупреждены.");

        await pupil.GotoAsync("/notices");
        await Expect(pupil.Line(run.Title).Filter(new() { HasText = "Заболел преподаватель" }).First).ToBeVisibleAsync();
    }

    private static string Day(int ahead) => Scene.Today.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
