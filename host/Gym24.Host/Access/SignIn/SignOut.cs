using Gym24.Contracts.Access;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery, SignInManager<User> signIn, Sessions sessions,
            SignInJournal journal, ICaller caller) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                throw new BadHttpRequestException("The form's token is missing or wrong.");
            if (caller.UserId is { } user && Sessions.Of(context.User) is { } own)
            {
                await sessions.End(user, only: own);
                await journal.Left(user);
            }
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        }).WithMetadata(new PublicAttribute()).ExcludeFromDescription();
}
