using System.Diagnostics;
using System.Text.RegularExpressions;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests;

/// <summary>The platform with our modules as folders, the way a school gets it, in a process of its own.</summary>
internal static partial class Unpacked
{
    /// <summary>A stored secret opens for whoever has the key it was sealed with.</summary>
    private static readonly string Key = HostProcess.NewKey();

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Bin folders are named by configuration and framework.</summary>
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Root
    {
        get
        {
            var folder = Own;
            while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    /// <summary>From its own folder: only there lie the drivers for this machine.</summary>
    public static string Host => Path.Combine(Root, "host", "Gym24.Host", "bin", Own.Parent!.Name, Own.Name, "gym24.dll");

    private static string Modules => Path.Combine(Root, "artifacts", "modules");

    public static Process Start(IReadOnlyDictionary<string, string?> settings, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Host, .. args, "--modules", Modules])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["GYM24_KEY"] = Key;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        // Only what the platform itself says is waited for.
        start.Environment["Logging__LogLevel__Default"] = "None";
        return Process.Start(start)!;
    }

    /// <summary>Waits until it serves.</summary>
    public static async Task<Uri> Address(Process host, Task<string> errors, TimeSpan? atMost = null)
    {
        using var limit = new CancellationTokenSource(atMost ?? Limit);
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
