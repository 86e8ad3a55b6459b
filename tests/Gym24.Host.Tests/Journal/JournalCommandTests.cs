using System.Globalization;
using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Gym24.Host.Journal;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Journal;

/// <summary><c>gym24 journal</c> on the folder of a real host, as an auditor types it.</summary>
public sealed class JournalCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-journal-").FullName;

    private string Data => Path.Combine(_folder, "school");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_auditor_hears_in_plain_words_whether_it_is_whole()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using (var school = await Start())
        {
            await Work(school);
            Assert.Equal(0, (await Verify()).Code);
            await Within(school, async provider => await ActivatorUtilities.CreateInstance<Sealer>(provider).Seal(TimeSpan.Zero, default));
        }
        var (code, said) = await Verify();
        Assert.True(code == 0, said);
        Assert.Contains("whole", said, StringComparison.Ordinal);
        Assert.Contains("Last seal", said, StringComparison.Ordinal);

        await using (var school = await Start())
            await Within(school, provider => provider.GetRequiredService<HostDb>().Entries.Where(e => e.Number == 1).ExecuteUpdateAsync(s => s.SetProperty(e => e.UserId, Guid.CreateVersion7())));
        (code, said) = await Verify();
        Assert.Equal(1, code);
        Assert.Contains("entry 1 ", said, StringComparison.Ordinal);
        Assert.Contains("not as it was written", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_key_is_given_and_nothing_else_of_it()
    {
        await using (await Start())
        {
        }
        using var output = new StringWriter();
        Assert.Equal(0, await JournalCommands.Run("key", Options, output));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Команды")]
    [InlineData("erase", "Команды")]
    [InlineData("verify", "нет")]
    public async Task What_makes_no_sense_is_said_in_one_line(string? verb, string says)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        var refusal = await Assert.ThrowsAsync<CannotStart>(() => JournalCommands.Run(verb, Options, TextWriter.Null));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.False(Directory.Exists(Data));
    }

    private static Task<bool> Work(OuterProcess school) => Within(school, provider => provider.GetRequiredService<DbSession>().InTransactionAsync(() =>
    {
        var db = provider.GetRequiredService<HostDb>();
        for (var i = 0; i < 3; i++)
            db.Audit(new AuditRow { At = db.Now, Module = "host", Action = "Work" });
        return Task.FromResult(true);
    }));

    private static async Task<T> Within<T>(OuterProcess school, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = school.Modules.Services!.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private readonly string _secret = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(SchoolKeys.Bytes));

    private HostOptions Options => new(Data, Demo: false, [], "http://127.0.0.1:0")
    {
        Settings = new Dictionary<string, string?> { [KeyPlaces.Given] = _secret, ["GYM24_ADMIN_PASSWORD"] = RunningHost.AdminPassword },
    };

    private async Task<OuterProcess> Start()
    {
        var process = OuterProcess.Create(Options, rehearsal: null);
        await process.Start();
        return process;
    }

    private async Task<(int Code, string Said)> Verify()
    {
        using var output = new StringWriter();
        return (await JournalCommands.Run("verify", Options, output), output.ToString());
    }
}
