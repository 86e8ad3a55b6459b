using System.Security.Cryptography;
using System.Text;
using Gym24.Host.Access;
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

    /// <summary>Recovery codes are kept as hashes, and sealed besides: whoever has the database and the key learns none.</summary>
    public override Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(c => HashOf(user, c)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, LoginProvider, RecoveryCodes, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!kept.Remove(HashOf(user, code)))
            return false;
        await base.ReplaceCodesAsync(user, kept, cancellationToken);
        return true;
    }

    /// <summary>Where Identity keeps what belongs to an account.</summary>
    public const string LoginProvider = "[AspNetUserStore]", Seed = "AuthenticatorKey", RecoveryCodes = "RecoveryCodes";

    // 50 random bits need no slow hash.
    private static string HashOf(User user, string code) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id} {SecondFactor.Bare(code)}")));

    public static string Place(Guid user, string provider, string name) => $"account {user} {provider} {name}";
}
