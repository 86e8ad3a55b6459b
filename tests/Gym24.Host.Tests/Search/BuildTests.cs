using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Search.Build;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Search;

/// <summary>What is built from the beginning is what the changes had written one by one, also across a change of generations.</summary>
public sealed class BuildTests(SearchHost host) : IClassFixture<SearchHost>
{
    [Fact]
    public async Task Building_goes_on_across_a_swap_and_ends_once_with_the_same()
    {
        await host.Built();
        var before = await State();
        Assert.True(before.Entries.Count > 500);
        // A word that belongs to nobody and an entry without a row, as a failure of old might have left them; and one that is missing.
        await Db(async db =>
        {
            db.SearchEntries.Add(new SearchEntryRow { Kind = "people.person", Row = Guid.NewGuid().ToString(), TitleRu = "Никого Такого Нет", Href = "/people/none", SortKey = "н" });
            await db.SaveChangesAsync();
            var lost = await db.SearchEntries.Where(e => e.Kind == "people.person").OrderBy(e => e.Row).Select(e => e.Id).FirstAsync();
            await db.SearchTokens.Where(t => t.EntryId == lost).ExecuteDeleteAsync();
            await db.SearchEntries.Where(e => e.Id == lost).ExecuteDeleteAsync();
        });

        using var api = await host.ApiAs("administrator");
        (await api.PostAsync("/api/v1/search/rebuild", null)).EnsureSuccessStatusCode();
        foreach (var action in (string[])["disable", "enable"])
            (await api.PostAsync($"/api/v1/modules/britannia/{action}", null)).EnsureSuccessStatusCode();
        await host.Built();

        var after = await State();
        Assert.Equal(before.Entries, after.Entries);
        Assert.Equal(before.Tokens, after.Tokens);
        Assert.Equal(before.Words, after.Words);
        Assert.Equal(after.Entries.Count, after.Entries.Distinct().Count());
    }

    private async Task<(List<string> Entries, List<string> Tokens, List<string> Words)> State()
    {
        var (entries, tokens, words) = (new List<string>(), new List<string>(), new List<string>());
        await Db(async db =>
        {
            var rows = await db.SearchEntries.AsNoTracking().ToListAsync();
            var byId = rows.ToDictionary(e => e.Id, e => $"{e.Kind}/{e.Row}");
            entries.AddRange(rows.Select(e => $"{e.Kind}/{e.Row} {e.TitleRu} {e.Text} {e.Href}").Order(StringComparer.Ordinal));
            tokens.AddRange((await db.SearchTokens.AsNoTracking().ToListAsync()).Select(t => $"{t.Word} {byId[t.EntryId]}").Order(StringComparer.Ordinal));
            words.AddRange((await db.FoundWords.AsNoTracking().ToListAsync()).Select(w => $"{w.Key} {w.Word}").Distinct().Order(StringComparer.Ordinal));
        });
        return (entries, tokens, words);
    }

    private async Task Db(Func<HostDb, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<HostDb>());
    }
}
