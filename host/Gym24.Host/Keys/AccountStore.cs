using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Gym24.Host.Keys;

/// <summary>Accounts, with what Identity keeps for them (the seed of a second factor, its recovery codes) sealed.</summary>
internal sealed class AccountStore(HostDb db, SchoolKeys keys, IdentityErrorDescriber words) : UserOnlyStore<User, HostDb, Guid>(db, words)
{
    public override Task SetTokenAsync(User user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : keys.Seal(value, Place(user.Id, loginProvider, name)), cancellationToken);

    public override async Task<string?> GetTokenAsync(User user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? keys.Open(stored, Place(user.Id, loginProvider, name)) : null;

    public static string Place(Guid user, string provider, string name) => $"account {user} {provider} {name}";
}
