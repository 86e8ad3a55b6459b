using System.Security.Cryptography;
using Gym24.Host.Data;
using Gym24.Host.Demo;
using Gym24.Host.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Of whom a second factor is asked: a flag of the role, which the school may change. A demonstration only offers it.</summary>
internal sealed class SecondFactorRule(RoleBook book, DemoMark demo)
{
    public bool IsFor(IEnumerable<string> roles) => !demo.IsDemo && roles.Any(book.NeedsSecondFactor);
}

/// <summary>The second factor of an account: an authenticator app, and ten codes on paper for the day the phone is lost.</summary>
internal sealed class SecondFactor(UserManager<User> users, HostDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int RecoveryCodes = 10;
    private const string Issuer = "Gym24";

    /// <summary>How long the page with a new seed may stand open. The seed is in the page only: until a code of it has come back nothing is stored.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromMinutes(30);

    /// <summary>What was shown, sealed, so that it comes back as it went out.</summary>
    public string Seal(User user, string seed) => Sealer(user).Protect(seed, clock.GetUtcNow() + Open);

    /// <returns>Null when the page stood open too long, or never was ours.</returns>
    public string? Unseal(User user, string? sent)
    {
        try
        {
            return string.IsNullOrEmpty(sent) ? null : Sealer(user).Unprotect(sent);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What an app reads out of the picture. In Latin letters: not every app shows others, and the picture stays coarse.</summary>
    public static string Link(User user, string seed) => $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.UserName!)}?secret={seed}&issuer={Issuer}";

    /// <summary>Turns it on if the code is one of the seed.</summary>
    /// <returns>The recovery codes, in the only moment they are known; null if the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOn(User user, string seed, string? code, CancellationToken cancellation = default)
    {
        if (Totp.StepOf(Bare(code), Totp.Bytes(seed), clock.GetUtcNow()) is not { } step)
            return null;
        if (await db.CodeSteps.Where(c => c.UserId == user.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Step, step), cancellation) == 0)
            db.CodeSteps.Add(new CodeStepRow { UserId = user.Id, Step = step });
        Accounts.Require(await users.SetAuthenticationTokenAsync(user, AccountStore.LoginProvider, AccountStore.Seed, seed));
        Accounts.Require(await users.SetTwoFactorEnabledAsync(user, true));
        return await NewRecoveryCodes(user);
    }

    /// <summary>Turns it off and forgets seed and codes. Sessions of the account end.</summary>
    public async Task TurnOff(User user)
    {
        await users.RemoveAuthenticationTokenAsync(user, AccountStore.LoginProvider, AccountStore.Seed);
        await users.RemoveAuthenticationTokenAsync(user, AccountStore.LoginProvider, AccountStore.RecoveryCodes);
        Accounts.Require(await users.SetTwoFactorEnabledAsync(user, false));
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(User user) =>
        [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!];

    /// <summary>A code of the app, or one of the recovery codes, which is used up by it.</summary>
    public async Task<bool> Accepts(User user, string? code)
    {
        var bare = Bare(code);
        return bare.Length == Totp.Digits && bare.All(char.IsAsciiDigit)
            ? await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, bare)
            : bare.Length > Totp.Digits && (await users.RedeemTwoFactorRecoveryCodeAsync(user, bare)).Succeeded;
    }

    /// <summary>As it is meant, however it was typed: with spaces, dashes, in small letters.</summary>
    public static string Bare(string? code) => string.Concat((code ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private ITimeLimitedDataProtector Sealer(User user) => protection.CreateProtector("second factor", user.Id.ToString()).ToTimeLimitedDataProtector();
}
