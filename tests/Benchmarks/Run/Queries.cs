using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gym24.Benchmarks;

/// <summary>How often a page asks the database, counted by <see cref="StartupHook"/> inside the server.</summary>
internal static partial class Queries
{
    public static async Task<string> Measure(Bench bench)
    {
        var file = bench.File("queries");
        using var server = await bench.Product("demo", ["--demo"], ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), (StartupHook.Variable, file));
        using var client = Bench.Client(server);
        var rows = "";
        foreach (var (role, pages) in new (string?, string[])[]
        {
            (null, ["/catalogue", "/catalogue/tusur-excursions", "/partners"]),
            ("coordinator", ["/catalogue", "/catalogue/tusur-excursions", "/", "/runs", "a run", "/applications", "/people", "/calendar"]),
            ("teacher", ["/", "/applications", "/people", "/calendar"]),
            ("parent", ["/", "/applications", "/portfolio", "/calendar"]),
        })
        {
            string? cookie = null;
            if (role is not null)
            {
                var (user, password) = await Signing.Account(client, role);
                cookie = await Signing.Cookie(server, user, password);
            }
            foreach (var page in pages)
            {
                var address = page == "a run" ? Run().Match(await Get(client, "/runs", cookie, null)).Value : page;
                await Get(client, address, cookie, null);
                rows += $"| {page} | {role ?? "anonymous"} | {await Count(client, address, cookie, file)} |\n";
            }
        }
        return $"""
            ## Queries per page
            `gym24 --demo` (750 pupils, two years of runs): database commands of one request, the page asked for the second time.

            | page | as | queries |
            |---|---|---|
            {rows}
            """;
    }

    private static async Task<int> Count(HttpClient client, string page, string? cookie, string file)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await Get(client, page, cookie, trace);
        // The answer may be here before its last line is written.
        await Task.Delay(100);
        return File.Exists(file) ? File.ReadLines(file).Count(line => line == trace) : 0;
    }

    private static async Task<string> Get(HttpClient client, string page, string? cookie, string? trace)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (trace is not null)
            request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("""(?<=href=")/runs/[0-9a-f-]{36}(?=")""")]
    public static partial Regex Run();
}
