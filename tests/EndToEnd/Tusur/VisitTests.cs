using System.Globalization;
using System.Text.RegularExpressions;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.Tusur;

/// <summary>Excursions and master classes: one slot, one group; who finds no place waits.</summary>
public sealed class VisitTests(SharedSchool school) : BrowserTest(school)
{
    private const string Excursion = "tusur-excursions", MasterClass = "tusur-onsite-master-classes";
    private static int _published;

    [Fact]
    public async Task The_46th_visitor_of_an_excursion_waits()
    {
        var slot = await Publish(Excursion);
        var teacher = await (await As(Roles.Teacher)).Open(slot);
        var own = await teacher.Main.Locator("input[name=pupils]:checked").CountAsync();
        await teacher.Button("Забронировать").ClickAsync();
        await teacher.Says("Время забронировано, ученики записаны.");
        await teacher.Says($"{own} из 45");

        // The coordinator adds another class to the same visit.
        var page = await (await As(Roles.Coordinator)).Open(slot);
        await page.Link("Список группы").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/runs/"));
        var run = new Uri(page.Url).AbsolutePath;
        var another = 0;
        await page.GotoAsync($"{run}/enter");
        foreach (var option in (await page.Main.Locator("select[name=class] option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)")).Where(v => v.Length > 0))
        {
            await page.GotoAsync($"{run}/enter?class={option}");
            another = await page.Main.Locator("input[name=people]:checked").CountAsync();
            if (own + another > 45)
                break;
        }
        await page.Button("Записать отмеченных").ClickAsync();
        await page.Says($"Записано: {45 - own}, в очереди: {own + another - 45}.");
        await page.Says("Занято 45 из 45");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_16th_guest_of_a_master_class_waits_and_that_is_said_before(bool script)
    {
        var slot = await Publish(MasterClass);
        var page = await (await As(Roles.Teacher, new Device(Script: script))).Open(slot);
        var own = await page.Main.Locator("input[name=pupils]:checked").CountAsync();
        Assert.True(own > 15, "The class of the demonstration is too small for this story.");
        await page.Says($"Встанут в лист ожидания по порядку списка: {own - 15}.");
        await page.Button("Забронировать").ClickAsync();
        await page.Says("Время забронировано. В листе ожидания:");
        await page.Says("15 из 15");
    }

    [Fact]
    public async Task One_slot_is_never_held_twice()
    {
        var slot = await Publish(MasterClass);
        var teacher = await (await As(Roles.Teacher)).Open(slot);
        var coordinator = await (await As(Roles.Coordinator)).Open(slot);
        await coordinator.Main.Locator("select[name=class]").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await coordinator.Button("Показать класс").ClickAsync();
        var choose = coordinator.GetByLabel("Ответственный учитель");
        await choose.SelectOptionAsync(new SelectOptionValue { Index = 5 });
        await Task.WhenAll(teacher.Button("Забронировать").ClickAsync(), coordinator.Button("Забронировать").ClickAsync());
        // Who comes second is told while booking, or finds the slot held.
        foreach (var page in new[] { teacher, coordinator })
            await Expect(page.Main.GetByText(new Regex("Время забронировано|Это время (занято|только что заняли)")).First).ToBeVisibleAsync();
        var won = new[] { teacher, coordinator }.Select(p => p.Main.GetByText("Время забронировано").CountAsync());
        Assert.Equal(1, (await Task.WhenAll(won)).Count(n => n > 0));
    }

    [Fact]
    public async Task A_cancelled_booking_frees_the_slot_for_others()
    {
        var slot = await Publish(MasterClass);
        var page = await (await As(Roles.Teacher)).Open(slot);
        await page.Button("Забронировать").ClickAsync();
        await page.Says("Время забронировано");
        await page.Confirm("Отменить бронь", fill: question => question.GetByLabel("Причина").FillAsync("Карантин"));
        await page.Says("Бронь отменена, время снова свободно.");
        await Expect(page.Button("Забронировать")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_slot_with_more_places_than_the_partner_takes_is_refused_beside_the_field()
    {
        var page = await (await As(Roles.Coordinator)).Open($"/tusur/slots/new?offering={MasterClass}");
        await Fill(page, Scene.Today.AddDays(30), "10:00");
        await page.GetByLabel("Мест", new() { Exact = true }).FillAsync("16");
        await page.Button("Опубликовать время").ClickAsync();
        await Expect(page.ErrorOf("Мест")).ToContainTextAsync("не больше 15");
    }

    /// <summary>Every story has a time of its own: a class and its teacher are never in two places.</summary>
    private async Task<string> Publish(string offering)
    {
        var number = Interlocked.Increment(ref _published);
        var page = await (await As(Roles.Coordinator)).Open($"/tusur/slots/new?offering={offering}");
        await Fill(page, Scene.Today.AddDays(60 + number), "18:30");
        await page.Button("Опубликовать время").ClickAsync();
        await page.Says("Время опубликовано, его можно бронировать.");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Fill(IPage page, DateOnly on, string at)
    {
        await page.GetByLabel("День").FillAsync(on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Начало").FillAsync(at);
        await page.GetByLabel("Факультет, лаборатория или кабинет").FillAsync("ФВС, лаборатория 401");
    }
}
