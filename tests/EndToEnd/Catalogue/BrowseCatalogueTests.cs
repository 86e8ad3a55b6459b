using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Catalogue;

/// <summary>Anyone finds out what the partners offer.</summary>
public sealed class BrowseCatalogueTests(SharedSchool school) : BrowserTest(school)
{
    private const string Survived = "window.stillTheSamePage";

    [Fact]
    public async Task History_is_hidden_until_it_is_asked_for_and_then_nothing_is_missing()
    {
        using var api = Api.ForAnyone(Product);
        var (all, now) = (await Total(api, ""), await Total(api, "?status=active"));
        Assert.InRange(now, 1, all - 1);
        var page = await (await AsAnyone()).Open("/catalogue");
        var list = new CatalogueList(page);
        await list.Says(now);
        await page.GetByRole(AriaRole.Link, new() { Name = "Показать", Exact = true }).ClickAsync();
        await list.Says(all);
    }

    [Theory]
    [InlineData("Партнёр", "ТПУ", "partner=tpu")]
    [InlineData("Направление", "Повышение квалификации педагога", "direction=dir-teacher-cpd")]
    [InlineData("Вид", "Олимпиада", "kind=olympiad")]
    [InlineData("Для кого", "Учителя", "audience=teachers")]
    [InlineData("Класс", "9", "grade=9")]
    [InlineData("Класс", "не указано", "grade=none")]
    [InlineData("Предмет", "Физика", "subject=physics")]
    [InlineData("Предмет", "не указано", "subject=none")]
    [InlineData("Уровень", "Региональный", "level=regional")]
    [InlineData("Уровень", "не указано", "level=none")]
    [InlineData("Месяц", "Апрель", "month=4")]
    [InlineData("Месяц", "не указано", "month=none")]
    public async Task A_filter_narrows_the_list_without_loading_the_page_again(string filter, string value, string asked)
    {
        using var api = Api.ForAnyone(Product);
        var page = await (await AsAnyone()).Open("/catalogue");
        await page.EvaluateAsync($"{Survived} = true");
        var list = new CatalogueList(page);
        await list.Choose(filter, value);
        await list.Says(await Total(api, $"?status=active&{asked}"));
        await page.WaitForURLAsync(url => url.Contains(asked, StringComparison.Ordinal));
        Assert.True(await page.EvaluateAsync<bool>($"{Survived} === true"), "The page was loaded again.");
    }

    [Fact]
    public async Task Words_are_found_whatever_their_ending_and_whatever_the_letter_yo()
    {
        var page = await (await AsAnyone()).Open("/catalogue");
        var list = new CatalogueList(page);
        var all = await list.Count();
        await list.Search.FillAsync("олимпиада");
        await page.WaitForURLAsync(url => url.Contains("q="));
        Assert.InRange(await list.Count(), 1, all - 1);
        await Expect(list.Items.First).ToContainTextAsync("лимпиад");
    }

    [Fact]
    public async Task What_is_not_there_says_what_to_do_next()
    {
        var page = await (await AsAnyone()).Open("/catalogue?q=абракадабра");
        await Expect(page.GetByText("Ничего не нашлось")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Показать все предложения" }).ClickAsync();
        await Expect(new CatalogueList(page).Items.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_filters_are_a_form_that_is_sent()
    {
        using var api = Api.ForAnyone(Product);
        var page = await (await AsAnyone(Device.WithoutScript)).Open("/catalogue");
        var list = new CatalogueList(page);
        await list.Choose("Партнёр", "ТПУ");
        await list.Choose("Вид", "Олимпиада");
        await page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await list.Says(await Total(api, "?status=active&partner=tpu&kind=olympiad"));
    }

    [Fact]
    public async Task On_a_phone_the_filters_wait_behind_a_button()
    {
        using var api = Api.ForAnyone(Product);
        var page = await (await AsAnyone(Device.Phone)).Open("/catalogue");
        var list = new CatalogueList(page);
        await Expect(list.Search).ToBeHiddenAsync();
        await page.GetByText("Фильтры").ClickAsync();
        await list.Choose("Партнёр", "ТПУ");
        await list.Says(await Total(api, "?status=active&partner=tpu"));
    }

    [Fact]
    public async Task Nonsense_in_the_address_is_said_and_the_rest_is_shown()
    {
        var visit = await AsAnyone();
        var page = await visit.Open("/catalogue?grade=сто&partner=nobody&page=-5");
        await Expect(page.GetByText("Часть условий не учтена")).ToBeVisibleAsync();
        Assert.Equal(404, await visit.Try("/catalogue/no-such-offering"));
        await Expect(page.GetByText("Такого предложения в каталоге нет.")).ToBeVisibleAsync();
    }

    private static async Task<int> Total(Api api, string query) => (await api.Get($"offerings{query}")).GetProperty("total").GetInt32();
}
