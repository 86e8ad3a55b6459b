using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Demo;
using YamlDotNet.Serialization;

namespace Gym24.FullModule;

internal sealed class Edition
{
    private static readonly TextCatalog T = new(typeof(Texts));

#if EDITION_3
    private const int Number = 3;
#elif EDITION_2
    private const int Number = 2;
#else
    private const int Number = 1;
#endif

    public bool Started { get; set; }

    /// <summary>Empty but in an invented school.</summary>
    public IReadOnlyList<string> Rows { get; set; } = [];

    /// <summary>The third edition breaks as soon as there is a row.</summary>
    public string Words(string row) => Number < 3 && Rows.Contains(row) ? row : throw new InvalidOperationException("The row broke.");

    /// <summary>Needs the library from the module's own folder and the English satellite.</summary>
    public EditionFacts Facts()
    {
        var list = new DeserializerBuilder().Build().Deserialize<List<string>>("[a, b]");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return new EditionFacts(Number, list.Count, T["Title"]);
    }
}

internal sealed record EditionFacts(int Edition, int Listed, string English);

/// <summary>Makes the rows of an invented school.</summary>
internal sealed class DemoRows(Edition edition) : IDemoSource
{
    public Task Fill(DemoSchool school, CancellationToken cancellation)
    {
        edition.Rows = ["one", "two"];
        return Task.CompletedTask;
    }
}
