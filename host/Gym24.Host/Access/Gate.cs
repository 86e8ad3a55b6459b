using System.Security.Claims;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Access.Password;
using Gym24.Host.Access.TwoSteps;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>Closed by default: an endpoint that does not say who may use it is used by nobody.</summary>
internal sealed class Gate(RequestDelegate next, Readings readings, TimeProvider clock)
{
    public async Task Invoke(HttpContext context, ICaller caller, CatalogueDoor door)
    {
        // Nothing was found, or only the framework's word that method or media type do not fit: nobody's data.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        if (FirstTo(context) is { } first)
        {
            context.Response.Redirect(first);
            return;
        }
        if (Allows(endpoint, caller, door))
        {
            await next(context);
            return;
        }
        if (caller.UserId is { } user)
            readings.NotLetIn($"{context.Request.Method} {endpoint.RoutePattern.RawText}", OwnerOf(endpoint), user, clock.GetUtcNow().UtcDateTime);
        if (AccessSetup.IsApi(context.Request))
            throw caller.IsSignedIn
                ? new Refusal(RefusalKind.Forbidden, "forbidden", HostTexts.T["Access.Forbidden"])
                : new Refusal(RefusalKind.SignIn, "sign-in", HostTexts.T["Access.SignIn"]);
        else if (caller.IsSignedIn)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            await context.ChallengeAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>What somebody has to do at the pages of their account before anything else: a password of their own, a second factor.</summary>
    private static string? FirstTo(HttpContext context)
    {
        var due = context.User.HasClaim(c => c.Type == AccountClaims.MustChangePassword) ? ChangePasswordPage.Address
            : context.User.HasClaim(c => c.Type == AccountClaims.MustSetUpSecondFactor) ? SecondFactorPage.Address : null;
        return due is null || AccessSetup.IsApi(context.Request) || Always.Any(path => context.Request.Path.StartsWithSegments(path)) ? null : due;
    }

    private static readonly PathString[] Always = [ChangePasswordPage.Address, SecondFactorPage.Address, "/sign-out", "/language"];

    /// <summary>A permission begins with the id of its module.</summary>
    private static string OwnerOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission.Split('.')[0] ?? HostManifest.Value.Id;

    private static bool Allows(Endpoint endpoint, ICaller caller, CatalogueDoor door)
    {
        if (endpoint.Metadata.GetMetadata<RequiresAttribute>() is { } requires)
            return caller.Can(requires.Permission);
        if (endpoint.Metadata.GetMetadata<PublicAttribute>() is { } open)
            return caller.IsSignedIn || !open.Catalogue || door.IsOpen;
        return endpoint.Metadata.GetMetadata<SignedInAttribute>() is not null && caller.IsSignedIn;
    }
}

/// <summary>Whether the catalogue is open to those who are not signed in: <c>Catalogue:Public</c>, open unless the school says otherwise.</summary>
internal sealed class CatalogueDoor(IConfiguration configuration)
{
    public bool IsOpen { get; } = configuration.GetValue("Catalogue:Public", true);
}
