using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests.Hosts;

/// <summary>A host is killed and the database goes away for ten seconds while people work: what they were told is so.</summary>
[Collection(HostsCollection.Name)]
public sealed class BreakdownTests(ThreeHosts school, ITestOutputHelper output)
{
    /// <summary>More than an import carries out while its sender waits.</summary>
    private const int Lines = 3500;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10), Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Nothing_acknowledged_is_missing_or_doubled_when_a_host_dies_and_the_database_goes_away()
    {
        using var coordinator = await Visitor.Api(school.Proxy, "coordinator");
        using var administrator = await Visitor.Api(school.Proxy, "administrator");
        var run = await OpenRun(coordinator);
        await using var load = new Load(school.Proxy, run, await Pupils(coordinator));
        await load.Begin();
        var import = await Import(administrator);

        var since = Stopwatch.StartNew();
        var killed = await school.Kill(await JobHolder());
        var alive = load.Entered.Count;
        await Until(() => load.Entered.Count > alive + 20, "nobody was entered after a host had died");

        await school.Database.Stop();
        var before = load.Entered.Count;
        await Task.Delay(Away);
        // What had been answered when it stopped may still be on its way.
        Assert.InRange(load.Entered.Count, before, before + Load.Appliers);
        Assert.True(load.ToldToComeAgain > 0, $"nobody was told to come again: {load}");
        var ready = await new HttpClient(new HttpClientHandler { UseProxy = false }).GetAsync(new Uri(school.Proxy, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.NotNull(ready.Headers.RetryAfter);

        await school.Database.Start();
        var back = Stopwatch.StartNew();
        await Until(() => load.Entered.Count > before + 20, $"it did not recover by itself: {load}");
        var recovered = back.Elapsed;

        // The job went on by another host, from where it had been.
        await Until(async () => (await Report(administrator, import)).GetProperty("state").GetString() == "applied", "the import did not end");
        var took = since.Elapsed;
        await load.End();
        Assert.Empty(load.Wrong);
        Assert.Equal(Lines, (await Report(administrator, import)).GetProperty("counts").GetProperty("new").GetInt32());

        await Check(load, run);
        await Until(async () => await school.Ask<long>("SELECT count(*) FROM host.outbox WHERE \"DeliveredAt\" IS NULL") == 0, "events are left");
        await school.Restart(killed);
        using var again = await Visitor.Api(school.Hosts[killed], "coordinator");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync($"/api/v1/runs/{run}")).StatusCode);
        output.WriteLine($"{load.Entered.Count} entered, {load.Accounts.Count} accounts; answers {load}; first work {recovered.TotalSeconds:F1} s after the database was back; import by another host after {took.TotalSeconds:F0} s");
    }

    private async Task Check(Load load, Guid run)
    {
        var stored = (await school.Ask<string[]>($"SELECT array_agg(\"PersonId\"::text) FROM partnerships.applications WHERE \"RunId\" = '{run}'")).Select(Guid.Parse).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(load.Entered.Except(stored));
        Assert.Equal(load.Entered.Count, load.Entered.Distinct().Count());
        var accounts = await school.Ask<string[]>("SELECT array_agg(\"UserName\") FROM host.users WHERE \"UserName\" LIKE 'load.%'");
        Assert.Empty(load.Accounts.Except(accounts));
        Assert.Equal(accounts.Length, accounts.Distinct().Count());
        Assert.Equal(Lines, await school.Ask<long>("SELECT count(*) FROM people.people WHERE \"Patronymic\" = 'Загруженович'"));
    }

    /// <summary>The process that does the jobs now.</summary>
    private async Task<int> JobHolder() =>
        int.Parse((await school.Ask<string>("SELECT \"Holder\" FROM host.leases WHERE \"Name\" = 'jobs'")).Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Guid> OpenRun(HttpClient coordinator)
    {
        var offerings = await coordinator.GetFromJsonAsync<JsonElement>("/api/v1/offerings?partner=tgu&status=active&audience=pupils&size=100");
        var offering = offerings.GetProperty("items").EnumerateArray().First(o => o.GetProperty("variants").GetArrayLength() == 0 && o.GetProperty("partners").GetArrayLength() == 1);
        var answer = await coordinator.PostAsJsonAsync("/api/v1/runs", new
        {
            offering = offering.GetProperty("id").GetString(), title = "Проба", starts = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30), decision = "automatic",
        });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<IReadOnlyList<Guid>> Pupils(HttpClient coordinator)
    {
        var found = new List<Guid>();
        for (var page = 1; ; page++)
        {
            var some = await coordinator.GetFromJsonAsync<JsonElement>($"/api/v1/people?kind=pupil&size=100&page={page}");
            found.AddRange(some.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()));
            if (found.Count >= some.GetProperty("total").GetInt32())
                return found;
        }
    }

    private async Task<Guid> Import(HttpClient administrator)
    {
        var csv = new StringBuilder("Фамилия;Имя;Отчество;Дата рождения;Класс\n");
        for (var i = 0; i < Lines; i++)
            csv.Append($"Ф{Letters(i)};И{Letters(i % 97)};Загруженович;{1 + i % 28:00}.{1 + i % 12:00}.{2009 + i % 9};{i % 11 + 1}{"АБВГ"[i % 4]}\n");
        using var content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
        var answer = await administrator.PostAsync("/api/v1/people/import?fileName=roster.csv", content);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{await answer.Content.ReadAsStringAsync()} {await school.Said()}");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> Report(HttpClient administrator, Guid import)
    {
        var answer = await administrator.GetAsync($"/api/v1/people/import/{import}");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : JsonDocument.Parse("""{"state":"?"}""").RootElement;
    }

    private static string Letters(int number)
    {
        var word = "";
        for (var rest = number; rest > 0 || word.Length == 0; rest /= 20)
            word += "абвгдежзиклмнопрстуф"[rest % 20];
        return word;
    }

    private static Task Until(Func<bool> holds, string otherwise) => Until(() => Task.FromResult(holds()), otherwise);

    private static async Task Until(Func<Task<bool>> holds, string otherwise)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(200))
            Assert.True(waited.Elapsed < Limit, otherwise);
    }
}
