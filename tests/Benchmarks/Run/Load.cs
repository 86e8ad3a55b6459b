using System.Diagnostics;

namespace Gym24.Benchmarks;

/// <summary>So many connections ask for one page as fast as they are answered, for a bounded time.</summary>
internal static class Load
{
    public static async Task<Rate> Of(string address, string page, int connections, TimeSpan time, string? cookie = null)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(address) };
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        await Ask(client, page, connections, TimeSpan.FromSeconds(2));
        return await Ask(client, page, connections, time);
    }

    private static async Task<Rate> Ask(HttpClient client, string page, int connections, TimeSpan time)
    {
        int good = 0, bad = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (watch.Elapsed < time)
            {
                using var answer = await client.GetAsync(page);
                await answer.Content.ReadAsByteArrayAsync();
                if (answer.StatusCode == System.Net.HttpStatusCode.OK)
                    Interlocked.Increment(ref good);
                else
                    Interlocked.Increment(ref bad);
            }
        }));
        return new Rate(good / watch.Elapsed.TotalSeconds, good, bad);
    }
}

/// <param name="PerSecond">Answers with status 200 per second.</param>
internal sealed record Rate(double PerSecond, int Good, int Bad);
