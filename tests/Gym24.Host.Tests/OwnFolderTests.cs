using System.Diagnostics;
using Gym24.Host.Composition;

namespace Gym24.Host.Tests;

public sealed class OwnFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_host_on_the_folder_is_refused_in_words_and_nothing_stale_keeps_the_next_one_out()
    {
        using var first = Host();
        await Says(first.StandardOutput, "http://127.0.0.1");
        using var second = Host();
        Assert.Contains($"{first.Id}", await second.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await second.WaitForExitAsync();
        Assert.Equal(2, second.ExitCode);

        // As a power cut would leave it: the files are still there, the lock is not.
        first.Kill();
        await first.WaitForExitAsync();
        Assert.True(File.Exists(Path.Combine(_folder, "data", OwnFolder.FileName)));
        using var third = Host();
        try
        {
            await Says(third.StandardOutput, "http://127.0.0.1");
        }
        finally
        {
            third.Kill();
            await third.WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData("nfs4")]
    [InlineData("cifs")]
    [InlineData("smb2")]
    public void A_network_drive_is_refused(string format) =>
        Assert.Contains(format, Assert.Throws<CannotStart>(() => OwnFolder.MustBeLocal(_folder, format)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_local_folder_will_do() => OwnFolder.MustBeLocal(_folder);

    private Process Host()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", "--depsfile", Beside("Gym24.Host.Tests.deps.json"),
            "--runtimeconfig", Beside("gym24.runtimeconfig.json"), Beside("gym24.dll"), "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Logging__LogLevel__Default"] = "None";
        return Process.Start(start)!;
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task Says(StreamReader output, string word)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await output.ReadLineAsync(limit.Token) is { } line)
            if (line.Contains(word, StringComparison.Ordinal))
                return;
        Assert.Fail("The host ended.");
    }
}
