using Gym24.Data.Sqlite;
using Gym24.Data.Tests.Migrations;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Gym24.Host.Data.CopySchool;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Data.Tests.Copy;

/// <summary>A copy that was broken off: half of a school is nobody's, and the next run goes on.</summary>
public sealed class BrokenOffTests : IDisposable
{
    private const int BrokenAfter = 20;
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-broken-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_next_run_goes_on_behind_the_last_whole_table()
    {
        using var here = new SqliteEngine(Path.Combine(_data, "here.db"));
        using var there = new SqliteEngine(Path.Combine(_data, "there.db"));
        await using var from = OurModules.On(here);
        await using var to = OurModules.On(there);
        await Settle(from);

        var lines = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(() => Copy(from, to, _ =>
        {
            if (++lines == BrokenAfter)
                throw new OperationCanceledException();
        }));
        Assert.True(await IsHalf(to));

        var said = new List<string>();
        await Copy(from, to, said.Add);
        Assert.Equal(BrokenAfter, said.Count(IsThere));
        Assert.False(await IsHalf(to));
        Assert.True(said.Count > 2 * BrokenAfter);

        var again = new List<string>();
        await Copy(from, to, again.Add);
        Assert.Equal(again.Count - 1, again.Count(IsThere));

        await Rename(from);
        var refusal = await Assert.ThrowsAsync<CannotStart>(() => Copy(from, to, _ => { }));
        Assert.Contains("host.users", refusal.Message, StringComparison.Ordinal);
    }

    private static bool IsThere(string line) => line.EndsWith("уже там", StringComparison.Ordinal) || line.EndsWith("there already", StringComparison.Ordinal);

    private static Task Copy(Contexts from, Contexts to, Action<string> say) => new CopySchool(from, to, null, TimeProvider.System, say).Run(TestContext.Current.CancellationToken);

    private static async Task Settle(Contexts contexts)
    {
        await using var scope = contexts.Open();
        foreach (var module in contexts.All)
            await Contexts.Of(scope, module).Database.MigrateAsync();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        db.Users.Add(new User { Id = Guid.CreateVersion7(), UserName = "admin", NormalizedUserName = "ADMIN", DisplayName = "Ёжиков", CreatedAt = db.Now });
        await db.SaveChangesAsync();
    }

    private static async Task Rename(Contexts contexts)
    {
        await using var scope = contexts.Open();
        await scope.ServiceProvider.GetRequiredService<HostDb>().Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.DisplayName, "Ежов"));
    }

    private static async Task<bool> IsHalf(Contexts contexts)
    {
        await using var scope = contexts.Open();
        return await CopyNotes.IsHalf(scope.ServiceProvider.GetRequiredService<HostDb>(), default);
    }
}
