using System.Globalization;
using Gym24.Benchmarks;

// Usage: Gym24.Benchmarks GYM24 BARE REPORT [SECTION…] — the sections named, or all, take their place in the report.
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
foreach (var (name, measure) in sections.Where(s => wanted.Length == 0 || wanted.Contains(s.Name)))
{
    var section = await measure(bench);
    Console.WriteLine(section);
    Report.Put(report, name, section);
}
return 0;
