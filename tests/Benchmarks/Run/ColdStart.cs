namespace Gym24.Benchmarks;

/// <summary>From the start of the process to the first 200 of the catalogue.</summary>
internal static class ColdStart
{
    private const int Times = 7;

    public static async Task<string> Measure(Bench bench)
    {
        var (first, again, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            // A fresh folder: tables are made, modules copied, the first account too.
            first.Add(await Once(bench.Product($"cold{i}")));
            again.Add(await Once(bench.Product($"cold{i}")));
            bare.Add(await Once(bench.Bare()));
        }
        return $"""
            ## Cold start
            Milliseconds from the start of the process to the first 200 of `/catalogue`, with all modules that ship; {Times} starts each.

            | | median | fastest | slowest |
            |---|---|---|---|
            {Row("`gym24 --data DIR`", again)}
            {Row("`gym24 --data DIR`, the folder is empty", first)}
            {Row("bare app", bare)}

            """;
    }

    private static async Task<double> Once(Task<Server> start)
    {
        using var server = await start;
        return server.Cold.TotalMilliseconds;
    }

    private static string Row(string what, List<double> times) => $"| {what} | {times.Median():0} | {times.Min():0} | {times.Max():0} |";
}
