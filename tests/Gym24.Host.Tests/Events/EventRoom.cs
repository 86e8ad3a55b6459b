using System.Collections.Concurrent;
using System.Data.Common;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.Data.Sqlite;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Events;
using Gym24.Host.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Host.Tests.Events;

/// <summary>An outbox on a database of its own, handlers that can be made to fail, and a clock that goes when it is told to.</summary>
internal sealed class EventRoom : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-delivery-").FullName;

    private EventRoom()
    {
        SqlServerQueries.Watch();
        Engine = new CountedEngine(new SqliteEngine(Path.Combine(_folder, "school.db")));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Said));
        services.AddMetrics();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDatabaseEngine>(Engine);
        services.AddSingleton<IActiveModules>(new ThisAssembly());
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddSingleton(Heard);
        services.AddSingleton<OutboxMeter>();
        services.AddTransient<Lease>();
        services.AddTransient<ForgetDelivered>();
        services.AddTransient<Gym24.Host.Events.GivenUp.GivenUpHandler>();
        services.AddTransient<Gym24.Host.Events.GivenUp.DecideGivenUpHandler>();
        services.AddTransient<IEventHandler<BellRang>, Listener>();
        services.AddTransient<IEventHandler<ChalkBroke>, Deaf>();
        services.AddTransient<IEventHandler<PersonLeft>, LockWhoLeft>();
        services.AddTransient<IEventHandler<PersonReturned>, UnlockWhoReturned>();
        Services = services.BuildServiceProvider();
    }

    public ServiceProvider Services { get; }
    public CountedEngine Engine { get; }
    public HandClock Clock { get; } = new();
    public Heard Heard { get; } = new();
    public Said Said { get; } = new();

    public static async Task<EventRoom> Open()
    {
        var room = new EventRoom();
        await room.Read(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        return room;
    }

    /// <param name="lease">Shared by deliveries that think they hold it alone; else each is a host of its own.</param>
    public Delivery Delivery(Lease? lease = null) => new(Services.GetRequiredService<IServiceScopeFactory>(), Services.GetRequiredService<IActiveModules>(), Engine,
        lease ?? Lease(), Services.GetRequiredService<OutboxMeter>(), Clock, Services.GetRequiredService<ILogger<Delivery>>());

    public Lease Lease() => Services.GetRequiredService<Lease>();

    public Task Happened(params IEnumerable<IEvent> events) => Read(async db =>
    {
        foreach (var happened in events)
            db.Publish(happened);
        return await db.SaveChangesAsync();
    });

    public Task<List<OutboxRow>> Outbox() => Read(db => db.Outbox.AsNoTracking().OrderBy(r => r.At).ToListAsync());

    public async Task<T> Read<T>(Func<HostDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<HostDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class ThisAssembly : IActiveModules
    {
        public IReadOnlyList<ActiveModule> All { get; } = [new ActiveModule(HostManifest.Value, AppContext.BaseDirectory, typeof(ThisAssembly).Assembly)];

        public ActiveModule? Of(System.Reflection.Assembly assembly) => All.FirstOrDefault(m => m.Assembly == assembly);
    }
}

internal sealed record BellRang(Guid Aggregate, int Number = 0) : IEvent;

internal sealed record ChalkBroke(Guid Aggregate) : IEvent;

internal sealed class Heard
{
    private int _times;

    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Handlers that fail are whole again.</summary>
    public bool Mended { get; set; }

    /// <summary>What is said by those who fail.</summary>
    public string Complaint { get; set; } = "no ears";

    public ConcurrentQueue<IEvent> Order { get; } = [];

    public int Times => _times;

    public Task Now(IEvent happened)
    {
        Interlocked.Increment(ref _times);
        Order.Enqueue(happened);
        return Gate?.Task ?? Task.CompletedTask;
    }
}

[Requires(HostManifest.Modules)]
internal sealed class Listener(Heard heard) : IEventHandler<BellRang>
{
    public Task Handle(BellRang happened, CancellationToken cancellation) => heard.Now(happened);
}

[Requires(HostManifest.Modules)]
internal sealed class Deaf(Heard heard) : IEventHandler<ChalkBroke>
{
    public Task Handle(ChalkBroke happened, CancellationToken cancellation) => heard.Mended ? heard.Now(happened) : throw new InvalidOperationException(heard.Complaint);
}

internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

internal sealed class CountedEngine(SqliteEngine engine) : IDatabaseEngine
{
    private int _begun;

    public int Begun => Volatile.Read(ref _begun);

    public string Name => engine.Name;

    public bool HasSchemas => engine.HasSchemas;

    public DbConnection CreateConnection() => engine.CreateConnection();

    public void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema) => engine.Configure(options, historyTable, historySchema);

    public Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _begun);
        return engine.Begin(connection, cancellation);
    }

    public void Ended(DbTransaction transaction) => engine.Ended(transaction);

    public bool IsDuplicate(DbUpdateException failure) => engine.IsDuplicate(failure);
}

internal sealed class Said : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Failures { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Failures.Enqueue(formatter(state, exception));
    }

    public void Dispose() { }
}
