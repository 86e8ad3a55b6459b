using System.Diagnostics;

namespace Gym24.Benchmarks;

/// <summary>What a page costs as the school grows: once, ten and a hundred times as large as the invented one.</summary>
internal static class Scale
{
    private const int Times = 15;
    private const string Program = "a program";
    private static readonly int[] Sizes = [1, 10, 100];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly (string Role, string[] Pages)[] Asked =
    [
        ("coordinator", ["/", "/catalogue", "/runs", "a run", "/applications", "/people", "/people?q=Ив", "/calendar"]),
        ("teacher", ["/", "/people", "/applications", "/calendar"]),
        (Program, ["/api/v1/people?size=50", "/api/v1/applications?size=50"]),
        ("parent", ["/", "/applications", "/portfolio", "/calendar"]),
    ];

    public static async Task<string> Measure(Bench bench)
    {
        var (costs, pupils, sizes) = (new Dictionary<(string, string), List<double>>(), new List<long>(), new List<double>());
        foreach (var size in Sizes)
        {
            var data = $"scale-{size}";
            if (size == 1)
            {
                using var filling = await bench.Product(data, ["--demo"]);
                await Delivered(bench, data);
            }
            else
            {
                Copy(bench.File($"scale-{Sizes[0]}"), bench.File(data));
                using var growth = Growth(bench, data);
                growth.To(size);
            }
            using (var growth = Growth(bench, data))
            {
                pupils.Add(growth.Rows("people_people"));
                sizes.Add(new FileInfo(Path.Combine(bench.File(data), "gym24.db")).Length / 1048576.0);
            }
            using var server = await bench.Product(data, ["--demo"]);
            foreach (var (role, pages) in Asked)
                await Ask(server, role, pages, costs);
        }
        return $"""
            ## Pages as the school grows
            `gym24 --demo`, then every row copied 10 and 100 times with identifiers of its own, what happened spread over ten years
            ({string.Join(", ", pupils)} people; {string.Join(", ", sizes.Select(s => $"{s:0}"))} MiB). Median of {Times} answers to one connection, in milliseconds.

            | page | as | {string.Join(" | ", Sizes.Select(s => $"{s}×"))} | largest to smallest |
            |---|---|{string.Concat(Sizes.Select(_ => "---|"))}---|
            {string.Join("\n", costs.Select(c => $"| {c.Key.Item2} | {c.Key.Item1} | {string.Join(" | ", c.Value.Select(v => $"{v:0.0}"))} | {c.Value[^1] / c.Value[0]:0.0} |"))}

            """;
    }

    private static async Task Ask(Server server, string role, string[] pages, Dictionary<(string, string), List<double>> costs)
    {
        using var client = await As(server, role);
        foreach (var page in pages)
        {
            var address = page == "a run" ? Queries.Run().Match(await client.GetStringAsync("/runs")).Value : page;
            var taken = new List<double>();
            for (var i = 0; i < Times + 3; i++)
            {
                var watch = Stopwatch.StartNew();
                using var answer = await client.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                if (i >= 3)
                    taken.Add(watch.Elapsed.TotalMilliseconds);
            }
            if (!costs.TryGetValue((role, page), out var known))
                costs[(role, page)] = known = [];
            known.Add(taken.Median());
        }
    }

    private static async Task<HttpClient> As(Server server, string role)
    {
        var client = Bench.Client(server);
        var (user, password) = await Signing.Account(client, role == Program ? "coordinator" : role);
        if (role == Program)
        {
            client.Dispose();
            return await Signing.Api(server, user, password);
        }
        client.DefaultRequestHeaders.Add("Cookie", await Signing.Cookie(server, user, password));
        return client;
    }

    private static async Task Delivered(Bench bench, string data)
    {
        using var growth = Growth(bench, data);
        for (var watch = Stopwatch.StartNew(); growth.Undelivered > 0; await Task.Delay(500))
            if (watch.Elapsed > Patience)
                throw new TimeoutException("The events of the invented school are not delivered.");
    }

    private static Growth Growth(Bench bench, string data) => new(Path.Combine(bench.File(data), "gym24.db"));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
