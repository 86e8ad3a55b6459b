using System.Security.Claims;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Gym24.Host.Access;

/// <summary><c>POST /api/v1/auth/token</c>.</summary>
internal static class IssueToken
{
    internal sealed record Credentials(string? UserName, string? Password, string? Code = null);

    internal sealed record Token(string AccessToken, DateTimeOffset ExpiresAt);

    public static void MapIssueToken(this IEndpointRouteBuilder api) =>
        api.MapPost("/auth/token", async (Credentials sent, SignInManager<User> signIn, SignInAttempts attempts, SecondFactor factor, Sessions sessions, SignInJournal journal, TimeProvider clock,
            IOptionsMonitor<BearerTokenOptions> bearer) =>
        {
            var faults = new Faults();
            faults.Text("userName", sent.UserName, 256);
            faults.Text("password", sent.Password, PasswordRules.MaxLength);
            faults.Text("code", sent.Code, 40, required: false);
            faults.ThrowIfAny();

            await attempts.Begin(sent.UserName!);
            var user = await signIn.UserManager.FindByNameAsync(sent.UserName!);
            Decoy.Check(signIn.UserManager, user, sent.Password!);
            var checkedPassword = user is null ? SignInResult.Failed
                : await signIn.CheckPasswordSignInAsync(user, sent.Password!, lockoutOnFailure: false);
            if (user is not null && !checkedPassword.Succeeded)
                await journal.Came(user, checkedPassword.IsLockedOut ? SignInJournal.Locked : SignInJournal.Wrong);
            if (checkedPassword.IsLockedOut)
                throw new Refusal(RefusalKind.SignIn, SignInJournal.Locked, HostTexts.T["SignIn.Locked"]);
            if (!checkedPassword.Succeeded)
                throw new Refusal(RefusalKind.SignIn, SignInJournal.Wrong, HostTexts.T["SignIn.Wrong"]);
            var principal = await signIn.CreateUserPrincipalAsync(user!);
            await SecondStep(user!, principal, sent.Code, factor, journal);
            await attempts.Succeeded(sent.UserName!);
            await journal.Came(user!);

            var options = bearer.Get(IdentityConstants.BearerScheme);
            await sessions.Name(principal, forApi: true, options.BearerTokenExpiration);
            var expires = clock.GetUtcNow() + options.BearerTokenExpiration;
            var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { ExpiresUtc = expires }, $"{IdentityConstants.BearerScheme}:AccessToken");
            return new Token(options.BearerTokenProtector.Protect(ticket), expires);
        })
        .WithMetadata(new PublicAttribute()).WithName("IssueToken").WithTags("auth")
        .WithSummary("Signs in for the API. The token is sent as Authorization: Bearer. Whoever has a second factor sends a code of the app or a recovery code too.");

    private static async Task SecondStep(User user, ClaimsPrincipal principal, string? code, SecondFactor factor, SignInJournal journal)
    {
        // A one-time password opens the page where it is replaced, and nothing else.
        if (principal.HasClaim(c => c.Type == AccountClaims.MustChangePassword))
            throw new Refusal(RefusalKind.SignIn, "password-change-required", HostTexts.T["Password.MustChange"]);
        if (principal.HasClaim(c => c.Type == AccountClaims.MustSetUpSecondFactor))
            throw new Refusal(RefusalKind.SignIn, "two-factor-required", HostTexts.T["Factor.SetUpFirst"]);
        if (user.TwoFactorEnabled && string.IsNullOrWhiteSpace(code))
            throw new Refusal(RefusalKind.SignIn, "two-factor-required", HostTexts.T["Factor.CodeDue"]);
        if (!user.TwoFactorEnabled || await factor.Accepts(user, code))
            return;
        await journal.Came(user, SignInJournal.WrongCode);
        throw new Refusal(RefusalKind.SignIn, SignInJournal.WrongCode, HostTexts.T["Factor.Wrong"]);
    }
}
