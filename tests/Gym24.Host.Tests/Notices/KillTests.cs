using System.Diagnostics;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Sqlite;
using Gym24.Host.Data;
using Gym24.Host.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Notices;

/// <summary>The host is killed while mails leave, again and again: every notice arrives, and none under two Message-IDs.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int People = 45, AtATime = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-killed-").FullName;
    private readonly string _key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private SqliteEngine _engine = null!;
    private ServiceProvider _services = null!;
    private MailServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await MailServer.Start();
        _server.SlowDown();
        _engine = new SqliteEngine(Path.Combine(_data, "gym24.db"));
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDatabaseEngine>(_engine);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        _services = services.BuildServiceProvider();
        await Db(db => db.Database.MigrateAsync());
        Directory.CreateDirectory(Path.Combine(_data, "none"));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _engine.Dispose();
        _server.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        File.Delete(_data + ".erasures.jsonl");
    }

    [Fact]
    public async Task Every_notice_arrives_and_none_under_two_ids()
    {
        await Db(Fill);
        for (var taken = AtATime; taken < People; taken += AtATime)
        {
            await using (var host = new Host(this))
                await Until(() => _server.Mails().Count >= taken);
            await LetTimePass();
        }
        await using (var host = new Host(this))
            await Until(async () => await Open() == 0);

        var mails = _server.Mails();
        var rows = await Read(db => db.Deliveries.AsNoTracking().ToListAsync());
        Assert.All(rows, r => Assert.Equal(DeliveryState.Sent, r.State));
        Assert.Equal(People, rows.Count);
        Assert.Equal(rows.Select(r => $"<{r.Message}@school.test>").Order(), mails.Select(m => m.Id).Distinct().Order());
        Assert.Equal(People, mails.Select(m => m.To).Distinct().Count());
        // What came twice is the same mail.
        Assert.Equal(People, mails.Distinct().Count());
    }

    private static Task Fill(HostDb db)
    {
        for (var i = 0; i < People; i++)
        {
            var person = Guid.CreateVersion7();
            db.Reach.Add(new ReachRow { PersonId = person, Email = $"p{i}@home.test", EmailAt = db.Now.AddHours(-1) });
            db.NoticeChoices.Add(new ChoiceRow { PersonId = person, Kind = HostManifest.ErasuresDue, Channel = "mail", How = HowTold.AtOnce });
            db.Users.Add(new User { Id = Guid.CreateVersion7(), UserName = $"p{i}", NormalizedUserName = $"P{i}", PersonId = person, CreatedAt = db.Now });
            db.Notices.Add(new NoticeRow { PersonId = person, Kind = HostManifest.ErasuresDue, TextRu = "…", Href = "/", At = db.Now });
        }
        return db.SaveChangesAsync();
    }

    /// <summary>As if somebody came back a few minutes later: leases have run out, and what was being sent is due.</summary>
    private Task LetTimePass() => Db(async db =>
    {
        var before = db.Now.AddMinutes(-1);
        await db.Leases.ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, before));
        await db.Deliveries.Where(d => d.State == DeliveryState.Sending).ExecuteUpdateAsync(d => d.SetProperty(x => x.NextAt, before));
    });

    private async Task<int> Open() => await Read(db => db.Notices.CountAsync(n => !n.Spread))
        + await Read(db => db.Deliveries.CountAsync(d => d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending));

    private static Task Until(Func<bool> there) => Until(() => Task.FromResult(there()));

    private static async Task Until(Func<Task<bool>> there)
    {
        var started = Stopwatch.StartNew();
        while (!await there())
        {
            Assert.True(started.Elapsed < Patience, "The mails do not come.");
            await Task.Delay(20);
        }
    }

    private Task Db(Func<HostDb, Task> work) => Read(async db =>
    {
        await work(db);
        return true;
    });

    private async Task<T> Read<T>(Func<HostDb, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<HostDb>());
    }

    /// <summary>The platform without modules, in a process of its own. Its end is SIGKILL.</summary>
    private sealed class Host : IAsyncDisposable
    {
        private readonly Process _process;

        public Host(KillTests test)
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var host = Path.Combine(RunningHost.Root, "host", "Gym24.Host", "bin", own.Parent!.Name, own.Name, "gym24.dll");
            var start = new ProcessStartInfo("dotnet", [host, "--data", test._data, "--modules", Path.Combine(test._data, "none"), "--urls", "http://127.0.0.1:0"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            foreach (var (name, value) in new[]
            {
                ("GYM24_KEY", test._key), ("Mail__Host", "127.0.0.1"), ("Mail__Port", $"{test._server.Port}"), ("Mail__Security", "none"),
                ("Mail__From", "school@school.test"), ("School__Address", "https://school.test"),
            })
                start.Environment[name] = value;
            _process = Process.Start(start)!;
            _ = _process.StandardOutput.ReadToEndAsync();
            _ = _process.StandardError.ReadToEndAsync();
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
