using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Gym24.Host.Tests.Feeds;

/// <summary>An event as a calendar program of somebody else (Debian's python3-icalendar) has understood it.</summary>
internal sealed record ReadEvent(string Uid, string Title, string Place, string Url, string Starts, string? Ends, bool Timed);

internal static class OtherProgram
{
    public static async Task<IReadOnlyList<ReadEvent>> Reads(string calendar)
    {
        using var program = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(RunningHost.Root, "tests", "Gym24.Host.Tests", "Feeds", "read_calendar.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        })!;
        var (said, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.StandardInput.WriteAsync(calendar);
        program.StandardInput.Close();
        await program.WaitForExitAsync();
        Assert.True(program.ExitCode == 0, await errors);
        return [.. (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<ReadEvent>(line, JsonSerializerOptions.Web)!)];
    }
}
