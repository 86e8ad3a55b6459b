using System.Text.RegularExpressions;

namespace Gym24.Benchmarks;

/// <summary>The catalogue page beside a bare page with as many rows; then the memory both take.</summary>
internal static partial class Pages
{
    private const string Page = "/catalogue?size=50";
    private const int Rows = 50, Rounds = 4;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    public static async Task<string> Measure(Bench bench)
    {
        using var product = await bench.Full("pages");
        using var bare = await bench.Bare();
        await Task.Delay(TimeSpan.FromSeconds(3));
        var (started, bareStarted) = (product.Memory, bare.Memory);
        await CheckRows(product, null);
        await CheckRows(bare, null);
        var table = "";
        foreach (var connections in new[] { 1, 8, 32 })
        {
            // Signed in anew: a cookie older than a minute is looked at again and replaced, and the load does not keep the new one as a browser does.
            var cookie = await Signing.Cookie(product);
            await CheckRows(product, cookie);
            Load[] loads = [new(bare, Page, connections), new(product, Page, connections), new(product, Page, connections, cookie)];
            foreach (var load in loads)
                await load.Run(Turn, counted: false);
            for (var round = 0; round < Rounds; round++)
                foreach (var load in loads)
                    await load.Run(Turn);
            var (b, anonymous, signedIn) = (loads[0], loads[1], loads[2]);
            table += $"| {connections} | {b.PerSecond:0} | {anonymous.PerSecond:0} | {anonymous.PerSecond / b.PerSecond:0.00} | {signedIn.PerSecond:0} | {signedIn.PerSecond / b.PerSecond:0.00} "
                + $"| {b.Processor:0.00} | {anonymous.Processor:0.00} | {signedIn.Processor:0.00} |\n";
            foreach (var load in loads)
                load.Dispose();
        }
        return $"""
            ## Catalogue page
            `GET {Page}` of {Pack.Offerings} offerings, answers with status 200 per second in {Rounds} turns of {Turn.TotalSeconds:0} s each, after one to warm up; beside it the
            processor time the server spends on an answer, in milliseconds.

            | connections | bare app | anonymous | ratio | signed in | ratio | ms bare | ms anonymous | ms signed in |
            |---|---|---|---|---|---|---|---|---|
            {table}
            ## Memory
            Resident, MiB: three seconds after the first 200, and after the load above.

            | | after start | after load |
            |---|---|---|
            | Gym24 | {started:0} | {product.Memory:0} |
            | bare app | {bareStarted:0} | {bare.Memory:0} |

            """;
    }

    private static async Task CheckRows(Server server, string? cookie)
    {
        using var client = Bench.Client(server);
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        var rows = Offerings().Matches(await client.GetStringAsync(Page)).Select(m => m.Value).Distinct().Count();
        if (rows != Rows)
            throw new InvalidOperationException($"{server.Address}{Page} shows {rows} offerings instead of {Rows}");
    }

    [GeneratedRegex("""(?<=href=")/catalogue/[a-z0-9-]+(?=")""")]
    private static partial Regex Offerings();
}
