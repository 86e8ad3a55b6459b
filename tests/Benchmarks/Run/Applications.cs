using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Data.Tests.Server;

namespace Gym24.Benchmarks;

/// <summary>Pupils are entered as fast as the product takes them, on SQLite and on PostgreSQL, beside an app that writes one row and does nothing else.</summary>
internal static class Applications
{
    private const int Clients = 32, Rounds = 3, Runs = 40;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    public static async Task<string> Measure(Bench bench)
    {
        await using var database = new PostgreSqlServer { WaitsForDisk = true };
        await database.InitializeAsync();
        using var bare = await bench.Bare();
        using var sqlite = await bench.Product("applications", ["--demo"]);
        using var postgresql = await bench.Product("applications-pg", ["--demo"],
            ("Database__Provider", "postgresql"), ("Database__ConnectionString", database.Connection));
        Writing[] all =
        [
            new("bare app, SQLite", Bench.Client(bare, Clients), "/entries", Anybody()),
            new("SQLite", await Entering(sqlite), "/api/v1/applications", await Wishes(sqlite)),
            new("PostgreSQL", await Entering(postgresql), "/api/v1/applications", await Wishes(postgresql)),
        ];
        for (var round = 0; round <= Rounds; round++)
            foreach (var one in all)
                await one.Run(Turn, counted: round > 0);
        foreach (var one in all)
            one.Dispose();
        return $"""
            ## Applications
            `POST /api/v1/applications` by {Clients} clients at once, each pupil once in each of {Runs} runs of `gym24 --demo`, the places given out at once;
            answers with status 201 per second in {Rounds} turns of {Turn.TotalSeconds:0} s each, after one to warm up. A commit waits for the disk on both engines. Each is checked against
            all rules of entry and leaves its row, its place, a journal entry and an event, which is delivered meanwhile.

            | | a second | ratio to the bare app | median ms | 95 of 100 within ms |
            |---|---|---|---|---|
            {string.Join("\n", all.Select(a => $"| {a.Name} | {a.PerSecond:0} | {a.PerSecond / all[0].PerSecond:0.00} | {a.Within(50):0} | {a.Within(95):0} |"))}

            """;
    }

    private static IEnumerable<object> Anybody()
    {
        while (true)
            yield return new { run = Guid.NewGuid(), person = Guid.NewGuid() };
    }

    private static async Task<HttpClient> Entering(Server server)
    {
        using var visitor = Bench.Client(server);
        var (user, password) = await Signing.Account(visitor, "coordinator");
        return await Signing.Api(server, user, password, Clients);
    }

    private static async Task<IEnumerable<object>> Wishes(Server server)
    {
        using var api = await Entering(server);
        var offerings = await api.GetFromJsonAsync<JsonElement>("/api/v1/offerings?partner=tgu&status=active&audience=pupils&size=100");
        var offering = offerings.GetProperty("items").EnumerateArray()
            .First(o => o.GetProperty("variants").GetArrayLength() == 0 && o.GetProperty("partners").GetArrayLength() == 1).GetProperty("id").GetString();
        var runs = new List<Guid>();
        while (runs.Count < Runs)
        {
            using var answer = await api.PostAsJsonAsync("/api/v1/runs", new
            {
                offering, title = $"Проба {runs.Count}", starts = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30 + runs.Count), places = 1000, decision = "automatic",
            });
            answer.EnsureSuccessStatusCode();
            runs.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
        }
        var pupils = new List<Guid>();
        for (int page = 1, total = 1; pupils.Count < total; page++)
        {
            var some = await api.GetFromJsonAsync<JsonElement>($"/api/v1/people?kind=pupil&size=100&page={page}");
            total = some.GetProperty("total").GetInt32();
            pupils.AddRange(some.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()));
        }
        // Neighbours in time are different pupils in different runs, as at the start of a school year.
        return Enumerable.Range(0, pupils.Count * Runs).Select(i => new { run = runs[i % Runs], person = pupils[((i / Runs) + (i % Runs)) % pupils.Count], overruleReason = "проба" });
    }

    /// <summary>One that takes what is written to it.</summary>
    private sealed class Writing(string name, HttpClient client, string address, IEnumerable<object> wishes) : IDisposable
    {
        private readonly IEnumerator<object> _wishes = wishes.GetEnumerator();
        private readonly ConcurrentBag<double> _took = [];
        private TimeSpan _time;

        public string Name => name;

        public double PerSecond => _took.Count / _time.TotalSeconds;

        public double Within(int percent) => _took.Order().ElementAt(_took.Count * percent / 100);

        public async Task Run(TimeSpan time, bool counted)
        {
            var all = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
            {
                while (all.Elapsed < time)
                {
                    var wish = Next();
                    var watch = Stopwatch.StartNew();
                    using var answer = await client.PostAsJsonAsync(address, wish);
                    if (answer.StatusCode != HttpStatusCode.Created)
                        throw new InvalidOperationException($"{name} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                    if (counted)
                        _took.Add(watch.Elapsed.TotalMilliseconds);
                }
            }));
            if (counted)
                _time += all.Elapsed;
        }

        private object Next()
        {
            lock (_wishes)
                return _wishes.MoveNext() ? _wishes.Current : throw new InvalidOperationException("Everybody is entered everywhere.");
        }

        public void Dispose()
        {
            _wishes.Dispose();
            client.Dispose();
        }
    }
}
