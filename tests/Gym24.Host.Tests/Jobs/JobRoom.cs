using System.Reflection;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Data.Sqlite;
using Gym24.Host.Data;
using Gym24.Host.Jobs;
using Gym24.Host.Jobs.JobList;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Jobs;

/// <summary>A job that does what a test tells it.</summary>
internal abstract class ToldJob(string? schedule) : IJob
{
    public Func<bool> Does { get; set; } = () => false;
    public int Steps { get; private set; }

    public LocalText Title => GetType().Name;

    public string? Schedule => schedule;

    public Task<bool> Step(CancellationToken cancellation)
    {
        Steps++;
        return Task.FromResult(Does());
    }
}

/// <summary>Every night at half past three.</summary>
internal sealed class Nightly() : ToldJob("0 30 3 * * ?");

internal sealed class Always() : ToldJob(null);

internal sealed class Unreadable() : ToldJob("every night");

/// <summary>A runner over jobs that do what they are told, on a database of its own. It is ten in the morning in Tomsk.</summary>
internal sealed class JobRoom : IAsyncDisposable, ISchool, IActiveModules
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-jobs-").FullName;
    private readonly ServiceProvider _services;

    private JobRoom()
    {
        SqlServerQueries.Watch();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDatabaseEngine>(new SqliteEngine(Path.Combine(_folder, "school.db")));
        services.AddSingleton<ISchool>(this);
        services.AddSingleton<IActiveModules>(this);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddSingleton<Lease>();
        services.AddSingleton<JobBook>();
        services.AddScoped<JobDiary>();
        services.AddTransient<ChangeJobHandler>();
        services.AddTransient<ListJobsHandler>();
        services.AddTransient<JobRunner>();
        foreach (var job in (IJob[])[Nightly, Always, Unreadable])
            services.AddSingleton(job);
        _services = services.BuildServiceProvider();
        Runner = _services.GetRequiredService<JobRunner>();
    }

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    public Nightly Nightly { get; } = new();
    public Always Always { get; } = new();
    public Unreadable Unreadable { get; } = new();
    public JobRunner Runner { get; private set; }

    public string Name => "Школа";
    public string Partner => "school";
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
    public DateOnly Today => DateOnly.FromDateTime(((ISchool)this).Local(Clock.GetUtcNow().UtcDateTime));
    public IReadOnlyList<ActiveModule> All => [];

    public ActiveModule? Of(Assembly assembly) => null;

    public static async Task<JobRoom> Open()
    {
        var room = new JobRoom();
        await room.Within(services => services.GetRequiredService<HostDb>().Database.MigrateAsync());
        return room;
    }

    /// <summary>Time goes on, and the runner looks once.</summary>
    public async Task<bool> Turn(TimeSpan later = default)
    {
        Clock.Advance(later);
        return await Runner.Turn(default);
    }

    /// <summary>As after a kill or in the next generation: nothing is remembered but what is stored.</summary>
    public void Anew() => Runner = _services.GetRequiredService<JobRunner>();

    public async Task<ListedJob> Listed(IJob job)
    {
        IReadOnlyList<ListedJob> all = [];
        await Within(async services => all = await services.GetRequiredService<ListJobsHandler>().Handle(new ListJobs(), default));
        return all.Single(j => j.Title == job.GetType().Name);
    }

    public Task Tell(Func<ChangeJobHandler, Task> order) => Within(async services =>
    {
        await order(services.GetRequiredService<ChangeJobHandler>());
        await services.GetRequiredService<HostDb>().SaveChangesAsync();
    });

    private async Task Within(Func<IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
