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

    private static User Account(string name, Guid person) => new()
    {
        Id = Guid.CreateVersion7(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person, SecurityStamp = "before", LockoutEnabled = true,
        CreatedAt = new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
