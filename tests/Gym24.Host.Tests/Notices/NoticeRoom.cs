using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Data.Sqlite;
using Gym24.Host.Data;
using Gym24.Host.Notices.TakeBack;
using Gym24.Host.Tests.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Notices;

/// <summary>Notices on a database of their own, with people and a clock that goes when it is told to.</summary>
internal sealed class NoticeRoom : IAsyncDisposable, ISchool, IActiveModules
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-notices-").FullName;

    private NoticeRoom()
    {
        SqlServerQueries.Watch();
        var engine = new SqliteEngine(Path.Combine(_folder, "school.db"));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDatabaseEngine>(engine);
        services.AddSingleton<ISchool>(this);
        services.AddSingleton<IActiveModules>(this);
        services.AddSingleton<IPeopleDirectory>(People);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddScoped<INotices, Gym24.Host.Notices.Notices>();
        services.AddScoped<TakeBackNotices>();
        services.AddScoped<IJob, TakeBackDaily>();
        Services = services.BuildServiceProvider();
    }

    public ServiceProvider Services { get; }
    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    public TestPeople People { get; } = new();

    public string Name => "Школа";
    public string Partner => "school";
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
    public DateOnly Today => DateOnly.FromDateTime(((ISchool)this).Local(Clock.GetUtcNow().UtcDateTime));

    public IReadOnlyList<ActiveModule> All => [];

    public ActiveModule? Of(System.Reflection.Assembly assembly) => null;

    public static async Task<NoticeRoom> Open()
    {
        var room = new NoticeRoom();
        await room.Db(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        return room;
    }

    public Task<Guid> Tell(Guid person, string kind = HostManifest.ErasuresDue, Guid? about = null) => Within(async services =>
    {
        services.GetRequiredService<INotices>().Tell(person, kind, new LocalText("Иванов Пётр получил место", "Ivanov has got a place"), "/runs/1", about);
        var db = services.GetRequiredService<HostDb>();
        var told = db.ChangeTracker.Entries<NoticeRow>().Single().Entity.Id;
        await db.SaveChangesAsync();
        return told;
    });

    public Task<T> Db<T>(Func<HostDb, Task<T>> work) => Within(services => work(services.GetRequiredService<HostDb>()));

    public async Task<T> Within<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task Within(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
