using System.Diagnostics;
using System.Text.Json;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Rehearsal;

/// <summary>Starts the child process, waits for its report, and ends it with everything it started when the time is up.</summary>
/// <param name="program">The host's own executable.</param>
/// <param name="arguments">What stands before the rehearsal's own arguments.</param>
public sealed class ProcessRehearsal(string program, IReadOnlyList<string> arguments, TimeSpan limit) : IRehearsal
{
    public const string Command = "rehearse";

    public async Task<RehearsalReport> Try(string module, IReadOnlyList<ModuleFolder> plan, CancellationToken cancellation)
    {
        var room = Directory.CreateTempSubdirectory("gym24-rehearsal-").FullName;
        try
        {
            var report = Path.Combine(room, "report.json");
            var start = new ProcessStartInfo(program, [.. arguments, Command, module, report, Path.Combine(room, "data"), .. plan.Select(f => f.Path)])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            // The rehearsal's school lives for seconds; nobody signs in to it.
            start.Environment["GYM24_ADMIN_PASSWORD"] = Guid.NewGuid().ToString("N");
            using var child = Process.Start(start) ?? throw new InvalidOperationException(program);
            var said = Task.WhenAll(child.StandardOutput.ReadToEndAsync(cancellation), child.StandardError.ReadToEndAsync(cancellation));
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limited.CancelAfter(limit);
            try
            {
                await child.WaitForExitAsync(limited.Token);
            }
            catch (OperationCanceledException)
            {
                child.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                return RehearsalReport.Fail(module, ModuleState.Faulted, Said.Of("Rehearsal.TooLong", (int)limit.TotalSeconds));
            }
            if (!File.Exists(report))
            {
                var words = (await said)[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
                return RehearsalReport.Fail(module, ModuleState.Faulted, Said.Of("Rehearsal.Died", child.ExitCode, words));
            }
            return JsonSerializer.Deserialize<RehearsalReport>(await File.ReadAllTextAsync(report, cancellation))!;
        }
        finally
        {
            Clear(room);
        }
    }

    private static void Clear(string room)
    {
        try
        {
            Directory.Delete(room, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just ended may hold a file a moment longer; the folder is temporary anyway.
        }
    }
}
