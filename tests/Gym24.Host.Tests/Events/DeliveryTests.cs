using System.Diagnostics.Metrics;
using Gym24.Host.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Events;

/// <summary>What is written down as happened reaches its handlers once and in order, whoever delivers it.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private EventRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await EventRoom.Open();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Two_that_deliver_at_once_hand_over_once_and_nobody_calls_it_a_failure()
    {
        _room.Heard.Gate = new TaskCompletionSource();
        await _room.Happened(new BellRang(Guid.CreateVersion7()));
        var lease = _room.Lease();
        Assert.True(await lease.Hold("outbox", TimeSpan.FromSeconds(5), default));
        var begun = _room.Engine.Begun;

        var (one, other) = (_room.Delivery(lease).DeliverSome(default), _room.Delivery(lease).DeliverSome(default));
        // One stands in its handler, the other waits behind it with the same event in hand.
        await Until(() => _room.Engine.Begun == begun + 2);
        _room.Heard.Gate.SetResult();
        await Task.WhenAll(one, other);

        Assert.Equal(1, _room.Heard.Times);
        Assert.Empty(_room.Said.Failures);
        Assert.All(await _room.Outbox(), row => Assert.Equal((0, true), (row.Attempts, row.DeliveredAt is not null)));
    }

    [Fact]
    public async Task Two_with_the_same_batch_hand_over_each_event_once()
    {
        await _room.Happened(Enumerable.Range(0, 50).Select(_ => new BellRang(Guid.CreateVersion7())));
        var lease = _room.Lease();
        await Task.WhenAll(_room.Delivery(lease).DeliverSome(default), _room.Delivery(lease).DeliverSome(default));
        Assert.Equal(50, _room.Heard.Times);
        Assert.Empty(_room.Said.Failures);
        Assert.All(await _room.Outbox(), row => Assert.NotNull(row.DeliveredAt));
    }

    [Fact]
    public async Task One_host_delivers_at_a_time_and_another_follows_a_killed_one_within_seconds()
    {
        var (killed, other) = (_room.Delivery(), _room.Delivery());
        await _room.Happened(new BellRang(Guid.CreateVersion7()));
        Assert.Equal(1, await killed.DeliverSome(default));
        await _room.Happened(new BellRang(Guid.CreateVersion7()));
        Assert.Equal(0, await other.DeliverSome(default));
        _room.Clock.Now += TimeSpan.FromSeconds(6);
        Assert.Equal(1, await other.DeliverSome(default));
        await _room.Happened(new BellRang(Guid.CreateVersion7()));
        Assert.Equal(0, await killed.DeliverSome(default));
    }

    [Fact]
    public async Task What_fails_holds_back_its_own_aggregate_only()
    {
        var broken = Guid.CreateVersion7();
        // More of them than one delivery takes.
        await _room.Happened([.. Enumerable.Range(0, 150).Select(_ => new ChalkBroke(Guid.CreateVersion7())), new ChalkBroke(broken)]);
        await _room.Happened(new BellRang(broken));
        await _room.Happened(new BellRang(Guid.CreateVersion7()));
        var delivery = _room.Delivery();
        for (var round = 0; round < 3; round++)
            await delivery.DeliverSome(default);

        Assert.Equal(1, _room.Heard.Times);
        var failed = (await _room.Outbox()).First(r => r.Aggregate == broken);
        Assert.EndsWith("no ears", failed.LastError);
        Assert.EndsWith(nameof(Deaf), failed.FailedHandler);
        Assert.Null((await _room.Outbox()).Single(r => r.Aggregate == broken && r.Type.EndsWith(nameof(BellRang), StringComparison.Ordinal)).DeliveredAt);
    }

    [Fact]
    public async Task A_batch_is_one_transaction()
    {
        await _room.Happened(Enumerable.Range(0, 50).Select(_ => new BellRang(Guid.CreateVersion7())));
        var lease = _room.Lease();
        Assert.True(await lease.Hold("outbox", TimeSpan.FromSeconds(5), default));
        var begun = _room.Engine.Begun;
        Assert.Equal(50, await _room.Delivery(lease).DeliverSome(default));
        Assert.Equal((50, begun + 1), (_room.Heard.Times, _room.Engine.Begun));
    }

    [Fact]
    public async Task Events_of_one_aggregate_come_in_order_within_a_moment_across_transactions_and_when_a_clock_goes_behind()
    {
        Guid[] bells = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
        // The clock stands: all of it happens within one millisecond. Then another host comes, whose clock is two seconds behind.
        for (var round = 0; round < 4; round++)
        {
            await _room.Happened(Enumerable.Range(0, 30).Select(i => new BellRang(bells[i % 3], (round * 100) + i)));
            _room.Clock.Now -= TimeSpan.FromSeconds(round == 1 ? 2 : 0);
        }
        _room.Clock.Now += TimeSpan.FromMinutes(1);
        var delivery = _room.Delivery();
        while (await delivery.DeliverSome(default) > 0) { }
        Assert.Equal(120, _room.Heard.Times);
        foreach (var bell in bells)
        {
            var numbers = _room.Heard.Order.OfType<BellRang>().Where(b => b.Aggregate == bell).Select(b => b.Number).ToList();
            Assert.Equal(numbers.Order(), numbers);
        }
    }

    [Fact]
    public async Task Whoever_listens_hears_what_waits_how_old_it_is_and_what_became_of_it()
    {
        var figures = new System.Collections.Concurrent.ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        var own = _room.Services.GetRequiredService<OutboxMeter>();
        Assert.False(own.IsWatched);
        listener.InstrumentPublished = (instrument, l) =>
        {
            // Other schools of this process have a meter of the same name.
            if (instrument.Meter.Name == OutboxMeter.Name && instrument.Meter.Scope == _room.Services.GetRequiredService<IMeterFactory>())
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((i, value, _, _) => figures.AddOrUpdate(i.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((i, value, _, _) => figures[i.Name] = value);
        listener.SetMeasurementEventCallback<double>((i, value, _, _) => figures[i.Name] = value);
        listener.Start();
        Assert.True(own.IsWatched);

        await _room.Happened(new BellRang(Guid.CreateVersion7()), new BellRang(Guid.CreateVersion7()), new ChalkBroke(Guid.CreateVersion7()));
        await _room.Delivery().DeliverSome(default);
        _room.Clock.Now += TimeSpan.FromSeconds(90);
        own.Saw(await _room.Read(db => OutboxState.Of(db, default)));
        listener.RecordObservableInstruments();
        Assert.Equal([("gym24.outbox.dead", 0), ("gym24.outbox.delivered", 2), ("gym24.outbox.failed", 1), ("gym24.outbox.oldest", 90), ("gym24.outbox.waiting", 1)],
            figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, (int)f.Value)));
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var asked = 0; asked < 3000 && !holds(); asked++)
            await Task.Delay(10);
        Assert.True(holds());
    }
}
