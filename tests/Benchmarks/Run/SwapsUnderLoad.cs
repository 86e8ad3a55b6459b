using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Benchmarks;

/// <summary>A module goes and comes while people read the catalogue.</summary>
internal static class SwapsUnderLoad
{
    private const int Swaps = 20, Connections = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<string> Measure(Bench bench)
    {
        using var server = await bench.Full("swaps");
        using var api = await Signing.Api(server);
        using var client = Bench.Client(server, Connections);
        using var stop = new CancellationTokenSource();
        var (good, bad, longest) = (0, 0, 0L);
        var load = Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var watch = Stopwatch.StartNew();
                try
                {
                    using var answer = await client.GetAsync("/catalogue?size=50");
                    answer.EnsureSuccessStatusCode();
                    Interlocked.Increment(ref good);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref bad);
                }
                InterlockedMax(ref longest, watch.ElapsedMilliseconds);
            }
        })));
        var (off, on, refused, all) = (new List<double>(), new List<double>(), new List<string>(), Stopwatch.StartNew());
        while (off.Count + on.Count < Swaps && all.Elapsed < Limit)
        {
            var times = off.Count > on.Count ? on : off;
            var watch = Stopwatch.StartNew();
            using var answer = await api.PostAsync($"/api/v1/modules/britannia/{(times == off ? "disable" : "enable")}", null);
            if (answer.IsSuccessStatusCode)
                times.Add(watch.Elapsed.TotalMilliseconds);
            else
                refused.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()!);
        }
        await stop.CancelAsync();
        await load;
        return $"""
            ## Swaps under load
            `POST /api/v1/modules/britannia/disable` and `…/enable` in turns while {Connections} connections read the catalogue; enabling rehearses the module in a process of its own.
            {off.Count + on.Count} swaps: {good} requests answered, {bad} failed, the longest took {longest} ms; {server.Memory:0} MiB resident at the end.
            Refused: {refused.Count}{string.Concat(refused.Distinct().Select(r => $", “{r}”"))}.

            | | median ms | longest ms |
            |---|---|---|
            {Row("disable", off)}
            {Row("enable", on)}

            """;
    }

    private static string Row(string what, List<double> times) => times.Count == 0 ? $"| {what} | – | – |" : $"| {what} | {times.Median():0} | {times.Max():0} |";

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
