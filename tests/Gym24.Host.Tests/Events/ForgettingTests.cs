using Gym24.Host.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Events;

/// <summary>The tables of events do not grow for ever, and nothing is forgotten that still has a way to go.</summary>
public sealed class ForgettingTests : IAsyncLifetime
{
    private EventRoom _room = null!;
    private Delivery _delivery = null!;

    public async ValueTask InitializeAsync()
    {
        _room = await EventRoom.Open();
        _delivery = _room.Delivery();
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task What_was_delivered_is_kept_for_a_season_and_what_waits_for_ever()
    {
        var (first, second, waits) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await _room.Happened(new BellRang(first), new ChalkBroke(waits));
        await _delivery.DeliverSome(default);
        _room.Clock.Now += TimeSpan.FromDays(30);
        await _room.Happened(new BellRang(second));
        await _delivery.DeliverSome(default);

        Assert.False(await Step());
        Assert.Equal(3, (await _room.Outbox()).Count);

        _room.Clock.Now += ForgetDelivered.Kept - TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1);
        Assert.False(await Step());
        Assert.Equal([waits, second], (await _room.Outbox()).Select(r => r.Aggregate));
        Assert.Equal(1, await _room.Read(db => db.Inbox.CountAsync()));

        // It goes on when somebody hears it.
        _room.Heard.Mended = true;
        await _delivery.DeliverSome(default);
        Assert.Equal([first, second, waits], _room.Heard.Order.Select(e => e.Aggregate).Distinct());
    }

    [Fact]
    public async Task What_a_failure_says_is_kept_as_far_as_a_database_takes_it()
    {
        _room.Heard.Complaint = "no\0 ears\u0007 " + new string('x', 960) + string.Concat(Enumerable.Repeat("🎓", 30)) + "\uD83C";
        await _room.Happened(new ChalkBroke(Guid.CreateVersion7()));
        await _delivery.DeliverSome(default);
        var said = (await _room.Outbox()).Single().LastError!;
        Assert.StartsWith("InvalidOperationException: no ears xx", said);
        Assert.EndsWith("🎓", said);
        Assert.InRange(said.Length, 990, 1000);
        Assert.DoesNotContain(said, char.IsControl);
    }

    private async Task<bool> Step()
    {
        await using var scope = _room.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ForgetDelivered>().Step(default);
    }
}
