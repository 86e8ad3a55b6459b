namespace Gym24.Benchmarks;

/// <summary>The page of figures: a section is everything up to the line with its command; the others stay as they are.</summary>
internal static class Report
{
    private const string Beginning = """
        # Figures
        Written by `tests/Benchmarks/run`; client and servers share the machine. The bare app is a Razor page with a table of 50 rows from
        SQLite and nothing around it, measured in turns with the product, so that a slow machine slows both.
        """;

    public static void Put(string file, string name, string section)
    {
        var command = $"Command: `tests/Benchmarks/run {name}`";
        var measured = $"{section.TrimEnd()}\n\n{command}, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB";
        var kept = File.Exists(file) ? Sections(File.ReadAllText(file)).ToList() : [];
        var place = kept.FindIndex(s => s.Contains(command, StringComparison.Ordinal));
        if (place < 0)
            kept.Add(measured);
        else
            kept[place] = measured;
        File.WriteAllText(file, $"{Beginning}\n\n{string.Join("\n\n", kept)}\n");
    }

    private static IEnumerable<string> Sections(string page)
    {
        var lines = new List<string>();
        foreach (var line in page.Split('\n').SkipWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)))
        {
            lines.Add(line);
            if (!line.StartsWith("Command: ", StringComparison.Ordinal))
                continue;
            yield return string.Join('\n', lines).Trim();
            lines.Clear();
        }
    }
}
