using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Host.Events;
using Gym24.Host.Events.GivenUp;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Events;

/// <summary>What nobody takes is given up after some attempts, keeps its place, and goes on when somebody decides.</summary>
public sealed class GivenUpTests : IAsyncLifetime
{
    private readonly Guid _aggregate = Guid.CreateVersion7();
    private EventRoom _room = null!;
    private Delivery _delivery = null!;
    private Guid _dead;

    public async ValueTask InitializeAsync()
    {
        _room = await EventRoom.Open();
        _delivery = _room.Delivery();
        await _room.Happened(new ChalkBroke(_aggregate));
        await _room.Happened(new BellRang(_aggregate));
        for (var attempt = 1; attempt <= Delivery.MostAttempts; attempt++)
        {
            Assert.Null((await _room.Outbox())[0].DeadAt);
            await _delivery.DeliverSome(default);
            Assert.Equal(attempt, (await _room.Outbox())[0].Attempts);
            _room.Clock.Now += TimeSpan.FromHours(1);
        }
        _dead = (await _room.Outbox())[0].Id;
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task It_waits_for_a_decision_and_holds_back_what_came_later()
    {
        Assert.Equal(0, await _delivery.DeliverSome(default));
        var found = await In(h => h.Handle(new ListGivenUp(1), default));
        Assert.Equal(1, found.Total);
        var given = found.Items.Single();
        Assert.Equal((_dead, nameof(ChalkBroke), nameof(Deaf), 12, 1), (given.Id, given.What, given.HandlerName, given.Attempts, given.HeldBack));
        Assert.EndsWith("no ears", given.Why);
        var state = await In(h => h.Handle(new ReadOutboxState(), default));
        Assert.Equal((1, 1), (state.Waiting, state.Dead));
    }

    [Fact]
    public async Task Tried_again_once_its_handler_is_mended_it_comes_before_what_waited_for_it()
    {
        _room.Heard.Mended = true;
        await Decide(h => h.Handle(new TryAgain(_dead), default));
        while (await _delivery.DeliverSome(default) > 0) { }
        Assert.Equal([typeof(ChalkBroke), typeof(BellRang)], _room.Heard.Order.Select(e => e.GetType()));
        Assert.Equal(0, (await In(h => h.Handle(new ListGivenUp(1), default))).Total);
    }

    [Fact]
    public async Task Tried_again_in_vain_it_is_given_up_again()
    {
        await Decide(h => h.Handle(new TryAgain(_dead), default));
        for (var attempt = 1; attempt <= Delivery.MostAttempts; attempt++)
        {
            await _delivery.DeliverSome(default);
            _room.Clock.Now += TimeSpan.FromHours(1);
        }
        Assert.NotNull((await _room.Outbox())[0].DeadAt);
        Assert.Equal(0, _room.Heard.Times);
    }

    [Fact]
    public async Task Put_aside_it_lets_the_others_pass_and_the_reason_stays()
    {
        await Decide(h => h.Handle(new PutAside(_dead, " written down by hand "), default));
        Assert.Equal(1, await _delivery.DeliverSome(default));
        Assert.IsType<BellRang>(_room.Heard.Order.Single());
        var row = (await _room.Outbox())[0];
        Assert.Equal(("written down by hand", true), (row.PutAsideReason, row.DeliveredAt is not null));
        var again = await Assert.ThrowsAsync<Refusal>(() => Decide(h => h.Handle(new TryAgain(_dead), default)));
        Assert.Equal(RefusalKind.NotFound, again.Kind);
    }

    [Fact]
    public void A_reason_is_asked_for()
    {
        var faults = new Faults();
        new PutAside(_dead, " ").Validate(faults);
        Assert.Equal("reason", Assert.Single(faults.Found).Field);
    }

    private async Task<T> In<T>(Func<GivenUpHandler, Task<T>> ask)
    {
        await using var scope = _room.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<GivenUpHandler>());
    }

    private async Task Decide<T>(Func<DecideGivenUpHandler, Task<T>> decide)
    {
        await using var scope = _room.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<DecideGivenUpHandler>();
        await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() => decide(handler));
    }
}
