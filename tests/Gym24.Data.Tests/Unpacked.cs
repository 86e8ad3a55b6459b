using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gym24.Data.Tests;

/// <summary>The platform with our modules as folders, the way a school gets it, in a process of its own.</summary>
internal static partial class Unpacked
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public static string Modules
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
                folder = folder.Parent;
            return Path.Combine(folder.FullName, "artifacts", "modules");
        }
    }

    public static Process Start(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "gym24.dll"), .. args, "--modules", Modules])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        // Only what the platform itself says is waited for.
        start.Environment["Logging__LogLevel__Default"] = "None";
        return Process.Start(start)!;
    }

    /// <summary>Waits until it serves.</summary>
    public static async Task<Uri> Address(Process host, Task<string> errors)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await host.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (Addresses().Match(line) is { Success: true } found)
                return new Uri(found.Value);
        throw new InvalidOperationException($"The host ended: {await errors}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Said, string Errors)> Run(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> args)
    {
        using var process = Start(settings, args);
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await said, await errors);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+")]
    private static partial Regex Addresses();
}
