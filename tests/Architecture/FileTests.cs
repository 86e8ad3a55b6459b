using System.Text.RegularExpressions;
using Xunit;

namespace Gym24.Architecture;

/// <summary>What the files of the house look like.</summary>
public sealed partial class FileTests
{
    private static readonly string[] Rooms = ["contracts", "host", "modules"];

    [Fact]
    public void No_file_grows_past_its_size()
    {
        var wrong = from file in Rooms.SelectMany(r => House.Files(r, ".cs", ".razor"))
                    let lines = File.ReadLines(file).Count()
                    where lines > (file.EndsWith(".razor", StringComparison.Ordinal) ? 150 : 300)
                    select $"{House.Short(file)}: {lines} lines";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void No_folder_is_a_drawer_for_everything()
    {
        string[] drawers = ["Services", "Helpers", "Managers", "Utils", "Dtos", "Models", "Common"];
        var wrong = Rooms.SelectMany(r => House.Files(r, ".cs", ".razor")).Where(f => House.Parts(f).Intersect(drawers).Any()).Select(House.Short);
        Nothing.Stands(wrong);
    }

    [Fact]
    public void The_clock_is_the_time_provider_and_nobody_blocks_on_a_task()
    {
        var wrong = from file in Rooms.SelectMany(r => House.Files(r, ".cs", ".razor"))
                    from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
                    where Banned().IsMatch(line.text)
                    select $"{House.Short(file)}:{line.number} {line.text.Trim()}";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void Pages_live_with_the_content_security_policy()
    {
        var wrong = from file in Rooms.SelectMany(r => House.Files(r, ".razor"))
                    from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
                    where Inline().IsMatch(line.text)
                    select $"{House.Short(file)}:{line.number} {line.text.Trim()}";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void Nothing_is_left_half_done()
    {
        var wrong = from file in Rooms.Append("tests").SelectMany(r => House.Files(r, ".cs", ".razor", ".md"))
                    where !file.EndsWith("FileTests.cs", StringComparison.Ordinal)
                    from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
                    where Unfinished().IsMatch(line.text)
                    select $"{House.Short(file)}:{line.number} {line.text.Trim()}";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void Lock_files_name_no_address()
    {
        var wrong = House.Files("contracts", "package-lock.json").Where(f => File.ReadAllText(f).Contains("\"resolved\"", StringComparison.Ordinal)).Select(House.Short);
        Nothing.Stands(wrong);
    }

    [GeneratedRegex(@"DateTime\.(Now|UtcNow|Today)|DateTimeOffset\.(Now|UtcNow)|\.Result\b(?!\s*[=(])(?=[;,)\s]*$)|\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)|Thread\.Sleep")]
    private static partial Regex Banned();

    [GeneratedRegex(@"\sstyle=|<script>|<style>|\son[a-z]+=""[^@]")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException|Assert\.Skip|Assert\.True\(true\))\b|Skip\s*=\s*""")]
    private static partial Regex Unfinished();
}
