using Gym24.Contracts.People;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Tests.Events;

/// <summary>Leaving the school closes the account, and no other.</summary>
public sealed class WhoLeftTests : IAsyncLifetime
{
    private EventRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await EventRoom.Open();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Whoever_left_is_locked_out_and_nobody_else()
    {
        var (gone, there) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _room.Read(db =>
        {
            db.Users.AddRange(Account("a.gone", gone), Account("a.there", there));
            return db.SaveChangesAsync();
        });
        await _room.Happened(new PersonLeft(gone, new DateOnly(2026, 11, 20)));
        Assert.Equal(1, await _room.Delivery().DeliverSome(default));

        var accounts = await _room.Read(db => db.Users.AsNoTracking().ToDictionaryAsync(u => u.PersonId!.Value));
        Assert.True(accounts[gone].LockoutEnd > _room.Clock.Now.AddYears(100));
        Assert.NotEqual("before", accounts[gone].SecurityStamp);
        Assert.Null(accounts[there].LockoutEnd);
        Assert.Equal("before", accounts[there].SecurityStamp);
        var entry = await _room.Read(db => db.Entries.AsNoTracking().SingleAsync());
        Assert.Equal((nameof(LockWhoLeft), accounts[gone].Id, gone), (entry.Action, entry.Subject!.Value, entry.Person!.Value));
    }

    [Fact]
    public async Task Whoever_is_back_comes_in_again_unless_an_administrator_locked_the_account()
    {
        var (left, locked) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _room.Read(db =>
        {
            db.Users.AddRange(Account("a.left", left), Account("a.locked", locked, Locks.ForGood));
            return db.SaveChangesAsync();
        });
        foreach (var person in (Guid[])[left, locked])
            await _room.Happened(new PersonLeft(person, new DateOnly(2026, 8, 31)));
        foreach (var person in (Guid[])[left, locked])
            await _room.Happened(new PersonReturned(person));
        while (await _room.Delivery().DeliverSome(default) > 0)
        {
        }

        var accounts = await _room.Read(db => db.Users.AsNoTracking().ToDictionaryAsync(u => u.PersonId!.Value));
        Assert.Null(accounts[left].LockoutEnd);
        Assert.Equal(Locks.ForGood, accounts[locked].LockoutEnd);
        Assert.Equal(((Guid[])[left, left, locked]).Order(), (await _room.Read(db => db.Entries.AsNoTracking().Select(e => e.Person!.Value).ToListAsync())).Order());
    }

    private static User Account(string name, Guid person, DateTimeOffset? locked = null) => new()
    {
        LockoutEnd = locked,
        Id = Guid.CreateVersion7(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person, SecurityStamp = "before", LockoutEnabled = true,
        CreatedAt = new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
