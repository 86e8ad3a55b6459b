using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gym24.Contracts.Tests;

/// <summary>LibreOffice, as somebody has it who is handed a file: each run with a profile of its own.</summary>
internal static partial class Office
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="name">Of the file, with its ending.</param>
    /// <param name="content">The file.</param>
    /// <returns>The text of its pages as they would be printed, line by line, with one space where there is a gap.</returns>
    public static async Task<string> Shown(string name, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("gym24-office-").FullName;
        try
        {
            var (file, printed, text) = (Path.Combine(folder, name), Path.Combine(folder, Path.ChangeExtension(name, ".pdf")), Path.Combine(folder, "text"));
            await File.WriteAllBytesAsync(file, content);
            await Run("soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, file);
            await Run("pdftotext", "-layout", printed, text);
            return Gaps().Replace(await File.ReadAllTextAsync(text), " ");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await running.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            running.Kill(entireProcessTree: true);
            throw;
        }
        Assert.True(running.ExitCode == 0, string.Join('\n', await said));
    }

    [GeneratedRegex("[ \u00a0]+")]
    private static partial Regex Gaps();
}
