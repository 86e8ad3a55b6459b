using System.Globalization;
using Gym24.Contracts;
using YamlDotNet.Serialization;

namespace Gym24.FullModule;

internal sealed class Edition
{
    private static readonly TextCatalog T = new(typeof(Texts));

#if EDITION_2
    private const int Number = 2;
#else
    private const int Number = 1;
#endif

    public bool Started { get; set; }

    /// <summary>Needs the library from the module's own folder and the English satellite.</summary>
    public EditionFacts Facts()
    {
        var list = new DeserializerBuilder().Build().Deserialize<List<string>>("[a, b]");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return new EditionFacts(Number, list.Count, T["Title"]);
    }
}

internal sealed record EditionFacts(int Edition, int Listed, string English);
