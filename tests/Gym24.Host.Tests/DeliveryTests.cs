using System.Data.Common;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using Gym24.Data.Sqlite;
using Gym24.Host.Data;
using Gym24.Host.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Host.Tests;

/// <summary>What is written down as happened reaches its handlers once, whoever delivers it.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-delivery-").FullName;
    private readonly Said _said = new();
    private CountedEngine _engine = null!;
    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = new CountedEngine(new SqliteEngine(Path.Combine(_folder, "school.db")));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_said));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDatabaseEngine>(_engine);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddSingleton<Heard>();
        services.AddTransient<IEventHandler<BellRang>, Listener>();
        services.AddTransient<IEventHandler<ChalkBroke>, Deaf>();
        _services = services.BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HostDb>().Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Two_generations_that_deliver_at_once_hand_over_once_and_nobody_calls_it_a_failure()
    {
        var heard = _services.GetRequiredService<Heard>();
        heard.Gate = new TaskCompletionSource();
        await Happened(new BellRang(Guid.CreateVersion7()));
        var begun = _engine.Begun;

        var (older, newer) = (Delivery().DeliverSome(default), Delivery().DeliverSome(default));
        // One stands in its handler, the other waits behind it with the same event in hand.
        await Until(() => _engine.Begun == begun + 2);
        heard.Gate.SetResult();
        await Task.WhenAll(older, newer);

        Assert.Equal(1, heard.Times);
        Assert.Empty(_said.Failures);
        Assert.All(await Outbox(), row => Assert.Equal((0, true), (row.Attempts, row.DeliveredAt is not null)));
    }

    [Fact]
    public async Task What_fails_holds_back_its_own_aggregate_only()
    {
        var broken = Guid.CreateVersion7();
        // More of them than one delivery takes.
        await Happened([.. Enumerable.Range(0, 150).Select(_ => new ChalkBroke(Guid.CreateVersion7())), new ChalkBroke(broken)]);
        await Happened(new BellRang(broken));
        await Happened(new BellRang(Guid.CreateVersion7()));
        var delivery = Delivery();
        for (var round = 0; round < 3; round++)
            await delivery.DeliverSome(default);

        Assert.Equal(1, _services.GetRequiredService<Heard>().Times);
        Assert.Equal("no ears", (await Outbox()).First(r => r.Aggregate == broken).LastError);
        Assert.Null((await Outbox()).Single(r => r.Aggregate == broken && r.Type.EndsWith(nameof(BellRang), StringComparison.Ordinal)).DeliveredAt);
    }

    [Fact]
    public async Task A_batch_is_one_transaction()
    {
        await Happened([.. Enumerable.Range(0, 50).Select(_ => new BellRang(Guid.CreateVersion7()))]);
        var begun = _engine.Begun;
        Assert.Equal(50, await Delivery().DeliverSome(default));
        Assert.Equal((50, begun + 1), (_services.GetRequiredService<Heard>().Times, _engine.Begun));
    }

    [Fact]
    public async Task Two_generations_with_the_same_batch_hand_over_each_event_once()
    {
        await Happened([.. Enumerable.Range(0, 50).Select(_ => new BellRang(Guid.CreateVersion7()))]);
        await Task.WhenAll(Delivery().DeliverSome(default), Delivery().DeliverSome(default));
        Assert.Equal(50, _services.GetRequiredService<Heard>().Times);
        Assert.Empty(_said.Failures);
        Assert.All(await Outbox(), row => Assert.NotNull(row.DeliveredAt));
    }

    private Delivery Delivery() => new(_services.GetRequiredService<IServiceScopeFactory>(), new ThisAssembly(), TimeProvider.System,
        _services.GetRequiredService<ILogger<Delivery>>());

    private async Task Happened(params IEvent[] events)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        foreach (var happened in events)
            db.Publish(happened);
        await db.SaveChangesAsync();
    }

    private async Task<List<OutboxRow>> Outbox()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Outbox.AsNoTracking().ToListAsync();
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var asked = 0; asked < 1000 && !holds(); asked++)
            await Task.Delay(10);
        Assert.True(holds());
    }

    private sealed record BellRang(Guid Aggregate) : IEvent;

    private sealed record ChalkBroke(Guid Aggregate) : IEvent;

    private sealed class Heard
    {
        private int _times;

        public TaskCompletionSource? Gate { get; set; }

        public int Times => _times;

        public Task Now()
        {
            Interlocked.Increment(ref _times);
            return Gate?.Task ?? Task.CompletedTask;
        }
    }

    [Requires(HostManifest.Modules)]
    private sealed class Listener(Heard heard) : IEventHandler<BellRang>
    {
        public Task Handle(BellRang happened, CancellationToken cancellation) => heard.Now();
    }

    [Requires(HostManifest.Modules)]
    private sealed class Deaf : IEventHandler<ChalkBroke>
    {
        public Task Handle(ChalkBroke happened, CancellationToken cancellation) => throw new InvalidOperationException("no ears");
    }

    private sealed class ThisAssembly : IActiveModules
    {
        public IReadOnlyList<ActiveModule> All { get; } = [new ActiveModule(HostManifest.Value, AppContext.BaseDirectory, typeof(ThisAssembly).Assembly)];

        public ActiveModule? Of(System.Reflection.Assembly assembly) => All.FirstOrDefault(m => m.Assembly == assembly);
    }

    private sealed class CountedEngine(SqliteEngine engine) : IDatabaseEngine
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

    private sealed class Said : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Failures { get; } = [];

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
}
