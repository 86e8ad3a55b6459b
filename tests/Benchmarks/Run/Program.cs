using System.Globalization;
using Gym24.Benchmarks;

// Usage: Gym24.Benchmarks GYM24 BARE REPORT [SECTION…] — all sections are written to the report; named ones are only printed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(string Name, Func<Bench, Task<string>> Measure)[] sections =
    [("applications", Applications.Measure), ("cold", ColdStart.Measure), ("pages", Pages.Measure), ("queries", Queries.Measure), ("roster", Roster.Measure), ("scale", Scale.Measure), ("swaps", SwapsUnderLoad.Measure)];
var (report, wanted) = (args[2], args[3..]);
if (wanted.Except(sections.Select(s => s.Name)).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no section {unknown}; there are {string.Join(", ", sections.Select(s => s.Name))}.");
    return 2;
}

using var bench = new Bench(args[0], args[1]);
await bench.Prepare();
var text = $"""
    # Figures
    Written by `tests/Benchmarks/run` on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB;
    client and servers share them. The bare app is a Razor page with a table of 50 rows from SQLite and nothing around it, measured in
    turns with the product, so that a slow machine slows both.

    """;
foreach (var (name, measure) in sections.Where(s => wanted.Length == 0 || wanted.Contains(s.Name)))
{
    var section = $"{await measure(bench)}\nCommand: `tests/Benchmarks/run {name}`\n";
    Console.WriteLine(section);
    text += $"\n{section}";
}
if (wanted.Length == 0)
    File.WriteAllText(report, text);
return 0;
