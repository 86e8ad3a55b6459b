using System.Diagnostics;

namespace Gym24.Benchmarks;

/// <summary>A module goes and comes while people read the catalogue.</summary>
internal static class SwapsUnderLoad
{
    private const int Swaps = 20, Connections = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

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
        var (off, on, all) = (new List<double>(), new List<double>(), Stopwatch.StartNew());
        for (var i = 0; i < Swaps && all.Elapsed < Limit; i++)
        {
            var watch = Stopwatch.StartNew();
            var answer = await api.PostAsync($"/api/v1/modules/britannia/{(i % 2 == 0 ? "disable" : "enable")}", null);
            answer.EnsureSuccessStatusCode();
            (i % 2 == 0 ? off : on).Add(watch.Elapsed.TotalMilliseconds);
        }
        await stop.CancelAsync();
        await load;
        return $"""
            ## Swaps under load
            `POST /api/v1/modules/britannia/disable` and `…/enable` in turns while {Connections} connections read the catalogue; enabling rehearses the module in a process of its own.
            {off.Count + on.Count} swaps: {good} requests answered, {bad} failed, the longest took {longest} ms; {server.Memory:0} MiB resident at the end.

            | | median ms | longest ms |
            |---|---|---|
            | disable | {off.Median():0} | {off.Max():0} |
            | enable | {on.Median():0} | {on.Max():0} |

            """;
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
