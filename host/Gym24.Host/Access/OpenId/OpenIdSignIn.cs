using System.Security.Claims;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Access.OpenId;
using Gym24.Host.Access.SignIn;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>
/// Somebody comes back from the provider. They are let in as the account that was linked to them, and as no other: no account is made, and
/// none is found by a likeness unless the school has named a claim for it.
/// </summary>
internal sealed class OpenIdSignIn(SignInManager<User> signIn, UserManager<User> users, OpenIdProvider provider, ICaller caller, DbSession session, HostDb db, SignInJournal journal)
{
    private const string Failed = "/sign-in?openid=unknown";

    /// <returns>Where to go on.</returns>
    public async Task<string> Finish(HttpContext context, string returnUrl)
    {
        var result = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!result.Succeeded || result.Principal.FindFirstValue("sub") is not { Length: > 0 } subject || subject.Length > 200)
            return "/sign-in?openid=failed";
        if (OpenIdSetup.LinkedUser(result.Properties) is { } owner)
            return await Link(owner, subject) ? OpenIdPage.Address : "/sign-in?openid=failed";

        var strong = result.Principal.FindAll("amr").Any(c => provider.SecondFactors.Contains(c.Value));
        var user = await users.FindByLoginAsync(provider.Authority!, subject) ?? await ByClaim(result.Principal.FindFirstValue("link"), subject, strong);
        if (user is null || await users.IsLockedOutAsync(user))
            return Failed;
        if (user.TwoFactorEnabled && !strong)
        {
            var half = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
            half.AddClaim(new Claim(ClaimTypes.Name, user.Id.ToString()));
            await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
            return CodePage.Href(returnUrl, remember: false);
        }
        var principal = await signIn.CreateUserPrincipalAsync(user);
        // Whoever came with a second factor of the provider needs none of ours.
        if (strong && principal.Identity is ClaimsIdentity own && own.FindFirst(AccountClaims.MustSetUpSecondFactor) is { } due)
            own.RemoveClaim(due);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal);
        await journal.Came(user);
        return returnUrl;
    }

    private async Task<bool> Link(string owner, string subject)
    {
        // The browser that proved the password and is still signed in as its owner, not one that was handed the address.
        if (caller.UserId?.ToString() != owner || await users.FindByIdAsync(owner) is not { } user)
            return false;
        return await Add(user, subject);
    }

    /// <summary>An account that needs a second factor and has none yet is not taken by its name: whoever came would set up theirs.</summary>
    private async Task<User?> ByClaim(string? name, string subject, bool strong) =>
        !string.IsNullOrEmpty(name) && await users.FindByNameAsync(name) is { } user
        && (strong || !(await signIn.CreateUserPrincipalAsync(user)).HasClaim(c => c.Type == AccountClaims.MustSetUpSecondFactor))
        && await Add(user, subject) ? user : null;

    /// <summary>One link for an account: another person at the provider does not become it by the same name later.</summary>
    private async Task<bool> Add(User user, string subject)
    {
        if ((await users.GetLoginsAsync(user)).Any(l => l.LoginProvider == provider.Authority))
            return false;
        return await session.InTransactionAsync(async () =>
        {
            var added = (await users.AddLoginAsync(user, new UserLoginInfo(provider.Authority!, subject, provider.Title))).Succeeded;
            db.Audit(new AuditRow { At = db.Now, UserId = caller.UserId, Module = HostManifest.Value.Id, Action = "LinkAccount", Subject = user.Id, Outcome = added ? "done" : "taken" });
            return added;
        });
    }
}
