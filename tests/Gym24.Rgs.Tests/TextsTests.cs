using System.Collections;
using System.Globalization;
using System.Resources;

namespace Gym24.Rgs.Tests;

public sealed class TextsTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var resources = new ResourceManager(typeof(Texts).FullName!, typeof(Texts).Assembly);
        static IEnumerable<string> Keys(ResourceSet set) => set.Cast<DictionaryEntry>().Select(e => (string)e.Key).Order();
        var russian = resources.GetResourceSet(CultureInfo.InvariantCulture, true, false)!;
        var english = resources.GetResourceSet(CultureInfo.GetCultureInfo("en"), true, false)!;
        Assert.Equal(Keys(russian), Keys(english));
    }
}
