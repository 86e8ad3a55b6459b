using Gym24.Contracts;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Gym24.Host.Notices.Reminding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Notices;

/// <summary>Whom modules want reminded is reminded in the morning, and of one thing once.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private readonly Deadlines _good = new(), _broken = new() { Breaks = true };
    private NoticeRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await NoticeRoom.Open(configure: services =>
    {
        services.AddSingleton<IReminderSource>(_broken);
        services.AddSingleton<IReminderSource>(_good);
    });

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Nobody_is_reminded_twice_of_the_same()
    {
        _broken.Breaks = false;
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _good.All = [Of(one, "tusk.slot/1/3"), Of(one, "tusk.slot/1/3"), Of(other, "tusk.slot/1/3")];
        await Step();
        await Step();
        Assert.Equal(2, await Told());
        // The next day it is still named, and a nearer deadline joins it.
        _room.Clock.Advance(TimeSpan.FromDays(1));
        _good.All = [.. _good.All, Of(one, "tusk.slot/1/1")];
        await Step();
        Assert.Equal(3, await Told());
        Assert.Equal(new DateOnly(2026, 11, 24), _good.Day);
    }

    [Fact]
    public async Task A_source_that_fails_holds_up_no_other_and_is_asked_again()
    {
        var person = Guid.CreateVersion7();
        _good.All = [Of(person, "tusk.slot/1")];
        _broken.All = [Of(person, "tusk.slot/2")];
        await Assert.ThrowsAsync<InvalidOperationException>(Step);
        Assert.Equal(1, await Told());
        _broken.Breaks = false;
        await Step();
        Assert.Equal(2, await Told());
    }

    private Task Step() => _room.Within(services => services.GetServices<IJob>().OfType<Remind>().Single().Step(default));

    private Task<int> Told() => _room.Db(db => db.Notices.CountAsync());

    private static Reminder Of(Guid person, string key) => new(key, person, NoticeRoom.Usual, new LocalText("Завтра срок", "Due tomorrow"), "/runs/1");

    private sealed class Deadlines : IReminderSource
    {
        public IReadOnlyList<Reminder> All { get; set; } = [];
        public bool Breaks { get; set; }
        public DateOnly Day { get; private set; }

        public Task<IReadOnlyList<Reminder>> On(DateOnly day, CancellationToken cancellation = default)
        {
            Day = day;
            return Breaks ? throw new NotSupportedException("broken") : Task.FromResult(All);
        }
    }
}
