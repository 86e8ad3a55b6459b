namespace Gym24.Host.Tests.Certificates;

/// <summary>The host is killed (SIGKILL) while certificates are issued, again and again: no number is lost, doubled or unexplained.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Kills = 3;
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-killed-").FullName;

    private string Database => Path.Combine(_data, "gym24.db");

    public async ValueTask InitializeAsync() => await KilledHost.Invent(_data);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        File.Delete(_data + ".erasures.jsonl");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Numbers_follow_one_another_whenever_the_host_is_killed()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await KilledHost.Start(_data);
            var coordinator = await host.As("coordinator");
            var pages = await RunsOfTheSchool.Pages(coordinator, Database);
            Assert.NotEmpty(pages);
            var first = new TaskCompletionSource();
            var issuing = Task.WhenAll(pages.Select(page => Issue(coordinator, page, first)));
            await Task.WhenAny(first.Task, issuing);
            // One is through, the others are on their way.
            await host.DisposeAsync();
            await issuing;
            await RunsOfTheSchool.AreWhole(Database);
        }
        await using var last = await KilledHost.Start(_data);
        var browser = await last.As("coordinator");
        foreach (var page in await RunsOfTheSchool.Pages(browser, Database))
            Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(browser, page, [], "issue")).StatusCode);
        Assert.Empty(await RunsOfTheSchool.Pages(browser, Database));
        await RunsOfTheSchool.AreWhole(Database);
    }

    private static async Task Issue(HttpClient coordinator, string page, TaskCompletionSource first)
    {
        try
        {
            await RunningHost.Post(coordinator, page, [], "issue");
            first.TrySetResult();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // Killed.
        }
    }
}
