using System.Globalization;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Tpu;

/// <summary>University Saturdays: a day off is skipped, a working Saturday is said, a pupil comes to three of five.</summary>
public sealed class SaturdayTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task A_pupil_comes_to_three_of_five_saturdays()
    {
        var first = FirstOfApril();
        var page = await (await As(Roles.Coordinator)).Open("/school-days");
        await Enter(page, "Выходной", "День здоровья", first.AddDays(7));
        await Enter(page, "Учебный день", "Суббота вместо понедельника", first.AddDays(14), first.AddDays(16));

        // Without the tick the working Saturday falls out and is said; with it, it is held and stays marked.
        await page.GotoAsync("/tpu/saturdays/new");
        await page.GetByLabel("Название").FillAsync("апрель");
        await page.GetByLabel("Первый день").FillAsync(Day(first));
        await page.GetByLabel("Последний день").FillAsync(Day(first.AddDays(42)));
        await page.GetByLabel("Начало").FillAsync("15:00");
        await page.GetByLabel("Мест на субботу").FillAsync("2");
        await page.Button("Показать субботы").ClickAsync();
        await page.Says("День здоровья");
        await page.Says("рабочая суббота, уроки вместо");
        await page.GetByLabel("Проводить и в рабочие субботы").CheckAsync();
        await page.Button("Показать субботы").ClickAsync();
        await page.Says("Рабочие субботы: у учеников уроки");
        await page.Button("Открыть серию").ClickAsync();
        await page.Says("Серия открыта");
        var series = new Uri(page.Url).AbsolutePath;
        await page.Says("Пропущены субботы");
        // In 2027 the first of May is a Saturday: the law's holiday falls out by itself.
        if (new DateOnly(first.Year, 5, 1).DayOfWeek == DayOfWeek.Saturday && first.Month == 4)
            await page.Says("Праздник Весны и Труда");

        var pupil = await (await As(Roles.Pupil, Device.Phone)).Open(series);
        var boxes = pupil.Main.Locator("input[name=saturdays]");
        Assert.InRange(await boxes.CountAsync(), 5, 6);
        foreach (var i in new[] { 0, 1, 3 })
            await boxes.Nth(i).CheckAsync();
        await pupil.Button("Записаться").ClickAsync();
        await pupil.Says("Выбор сохранён");
        await Expect(pupil.Main.Locator("input[name=saturdays]:checked")).ToHaveCountAsync(3);
        await pupil.Says("Посещено 0 из 3");
        await pupil.Says("рабочая суббота, уроки вместо");
    }

    /// <summary>The first Saturday of April of this school year, if that is still ahead; else in autumn, far enough from what others enter.</summary>
    private static DateOnly FirstOfApril()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var april = new DateOnly(today.Month >= 9 ? today.Year + 1 : today.Year, 4, 1);
        var from = april > today ? april : new DateOnly(today.Year, 9, 3);
        return from.AddDays((DayOfWeek.Saturday - from.DayOfWeek + 7) % 7);
    }

    private static async Task Enter(IPage page, string kind, string name, DateOnly on, DateOnly? instead = null)
    {
        await page.GotoAsync($"/school-days?year={(on.Month >= 9 ? on.Year : on.Year - 1)}");
        await page.GetByLabel(kind).CheckAsync();
        await page.GetByLabel("Название").FillAsync(name);
        await page.GetByLabel("Первый день").FillAsync(Day(on));
        if (instead is { } other)
            await page.GetByLabel("Вместо какого дня").FillAsync(Day(other));
        await page.Button("Добавить").ClickAsync();
        await page.Says("Сохранено");
        await page.Says(name);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
