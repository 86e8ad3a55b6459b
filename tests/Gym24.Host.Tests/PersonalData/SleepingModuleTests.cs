using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Contracts.People;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>What a module holds that was off when somebody's data went goes when it is turned on.</summary>
public sealed class SleepingModuleTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Module = "portfolio";

    [Fact]
    public async Task What_it_holds_goes_before_it_serves_and_what_comes_later_stays()
    {
        var pupil = (await host.Known(PersonKind.Pupil)).First(p => Sweep.For(host.Database, p.Words()).Keys.Any(IsIts));
        await Turn("disable");
        var head = await host.ApiAs("head");
        var lines = (await head.GetFromJsonAsync<JsonElement>($"/api/v1/personal-data/{pupil.Id}")).GetProperty("lines").EnumerateArray();
        var kinds = lines.Where(l => l.GetProperty("fate").GetString() != "kept").Select(l => l.GetProperty("kind").GetString()).ToList();
        Assert.DoesNotContain(kinds, k => k!.StartsWith(Module + ".", StringComparison.Ordinal));
        var answer = await head.PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", new { reason = "unlawful", ground = "Решение № 5", kinds });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        // The act says whose records are still to go.
        var act = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("ортфолио", act.ToString(), StringComparison.Ordinal);
        Assert.Contains(Sweep.For(host.Database, pupil.Words()).Keys, IsIts);

        await Turn("enable");
        Assert.DoesNotContain(Sweep.For(host.Database, pupil.Words()).Keys, IsIts);
        Assert.Empty(Sweep.For(host.Database, pupil.DisplayName));
    }

    private static bool IsIts(string table) => table.StartsWith(Module + "_", StringComparison.Ordinal);

    private async Task Turn(string word)
    {
        using var api = await host.ApiAs("administrator");
        var answer = await api.PostAsync($"/api/v1/modules/{Module}/{word}", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
