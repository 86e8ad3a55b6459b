using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Host.Tests.Search;

/// <summary>Of a hundred things people look for, with the misspellings they make, nine tenths at least stand among the first five.</summary>
public sealed class RecallTests(SearchHost host) : IClassFixture<SearchHost>
{
    private const int First = 5;
    private const double Least = 0.90;

    [Fact]
    public async Task Nine_tenths_are_among_the_first_five_in_both_halves()
    {
        using var api = await host.ApiAs("coordinator");
        await host.Built();
        var all = await LabelledQueries.Read(api);
        Assert.True(all.Count >= 120, $"Only {all.Count} queries.");
        var misses = new List<Labelled>();
        foreach (var query in all)
        {
            var found = await api.GetFromJsonAsync<JsonElement>($"/api/v1/search?size={First}&q={Uri.EscapeDataString(query.Typed)}");
            var items = found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("href").GetString()).ToList();
            Assert.True(items.Count <= First);
            if (!items.Contains(query.Href))
                misses.Add(query);
        }
        var (tuning, held) = (Recall(all.Where(q => !q.HeldOut), misses), Recall(all.Where(q => q.HeldOut), misses));
        var said = $"{all.Count} queries; recall in the first {First}: {tuning:P1} of the half for tuning, {held:P1} of the half held out. Missed:\n"
            + string.Join('\n', misses.Select(m => $"{m.Number}{(m.HeldOut ? " (held out)" : "")}\t{m.Typed}\t{m.Href}"));
        TestContext.Current.SendDiagnosticMessage(said);
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.True(Math.Min(tuning, held) >= Least, said);
    }

    private static double Recall(IEnumerable<Labelled> queries, List<Labelled> misses)
    {
        var all = queries.ToList();
        return 1 - (double)all.Count(misses.Contains) / all.Count;
    }
}
