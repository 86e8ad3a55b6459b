using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Gym24.Contracts.Ui.Tests;

public partial class TextsTests
{
    private static readonly ResourceManager Manager = new("Gym24.Contracts.Ui.Texts", typeof(Texts).Assembly);

    [Fact]
    public void Both_languages_have_the_same_texts() => Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(CultureInfo.GetCultureInfo("en")));

    [Fact]
    public void Every_text_has_the_same_places_to_fill_in_both_languages()
    {
        foreach (var key in Keys(CultureInfo.InvariantCulture))
        {
            Assert.Equal(Places(key, CultureInfo.InvariantCulture), Places(key, CultureInfo.GetCultureInfo("en")));
        }
    }

    [Theory]
    [InlineData("ru", "Сбросить", "Найдено: 2\u00a0записи")]
    [InlineData("en", "Reset", "Found: 2\u00a0entries")]
    [InlineData("de", "Сбросить", "Найдено: 2\u00a0записи")]
    public async Task Components_speak_the_language_of_the_request(string language, string reset, string found)
    {
        var body = await Rendered.At<Found>("/list?grade=9", language, ("Total", 2), ("Filters", new ActiveFilter[] { new("grade", "9", "9") }));
        Assert.Equal(reset, body.QuerySelector(".g-chip-reset")!.TextContent);
        Assert.Equal(found, body.QuerySelector("[role=status]")!.TextContent);
    }

    private static IEnumerable<string> Keys(CultureInfo culture) =>
        Manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Places(string key, CultureInfo culture) =>
        Place().Matches(Manager.GetString(key, culture)!).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
