using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Catalogue;

/// <summary>The page of one offering says what is known, what is not, and where the sources disagree.</summary>
public sealed class OfferingTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task Everything_the_sources_state_stands_on_the_page()
    {
        using var api = Api.ForAnyone(Product);
        var offering = await FirstWith(api, o => o.GetProperty("grades").ValueKind != System.Text.Json.JsonValueKind.Null && o.GetProperty("notStated").GetArrayLength() > 0);
        var page = await (await AsAnyone()).Open($"/catalogue/{offering.GetProperty("id").GetString()}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(offering.GetProperty("name").GetString()!);
        var main = page.GetByRole(AriaRole.Main);
        foreach (var fact in new[] { "Кто предлагает", "Для кого", "Когда", "Чего источники не говорят", "Откуда это известно" })
            await Expect(main.GetByText(fact, new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(main.GetByText("не указано").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_the_sources_disagree_both_sides_are_shown()
    {
        using var api = Api.ForAnyone(Product);
        var offering = await FirstWith(api, o => o.GetProperty("conflicts").GetArrayLength() > 0);
        var page = await (await AsAnyone()).Open($"/catalogue/{offering.GetProperty("id").GetString()}");
        await Expect(page.GetByText("Где источники расходятся")).ToBeVisibleAsync();
        await Expect(page.GetByText("В одном месте").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_variant_has_an_address_of_its_own()
    {
        using var api = Api.ForAnyone(Product);
        var offering = await FirstWith(api, o => o.GetProperty("variants").GetArrayLength() > 0);
        var variant = offering.GetProperty("variants")[0];
        var page = await (await AsAnyone()).Open($"/catalogue/{variant.GetProperty("id").GetString()}");
        await Expect(page.GetByText($"Вы смотрите вариант")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(offering.GetProperty("name").GetString()!);
    }

    private static async Task<System.Text.Json.JsonElement> FirstWith(Api api, Func<System.Text.Json.JsonElement, bool> wanted) =>
        (await api.Get("offerings?size=100")).GetProperty("items").EnumerateArray().First(wanted);
}
