using System.Net;
using System.Security.Claims;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gym24.Host.Access;

/// <summary>
/// Who is signed in where. Cookie and token name their session, and every request looks it up with the account's security stamp in one
/// query by key: what was ended on any host is over with the next request on all. See docs/adr/0021.
/// </summary>
internal sealed class Sessions(HostDb db, DbSession session, IHttpContextAccessor http, IOptions<IdentityOptions> identity)
{
    public const string Claim = "session";
    private static readonly TimeSpan Refreshed = TimeSpan.FromMinutes(5);

    /// <summary>However often somebody comes back: then the password is asked for again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private bool _goesOn;

    public static Guid? Of(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>What is sealed next in this request is the same session with other contents, not a new sign-in.</summary>
    public void GoOn() => _goesOn = true;

    /// <summary>Gives a principal that is about to be sealed the session it belongs to. Whoever signs in anew ends the one the browser had.</summary>
    public async Task Name(ClaimsPrincipal principal, bool forApi, TimeSpan lasts)
    {
        if (principal.Identity is not ClaimsIdentity claims || Of(principal) is not null || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user))
            return;
        var before = forApi ? null : Of(http.HttpContext?.User);
        if (before is { } left && !_goesOn)
            await session.InTransactionAsync(() => db.Sessions.Where(s => s.Id == left).ExecuteDeleteAsync());
        claims.AddClaim(new Claim(Claim, (_goesOn && before is { } same ? same : await Begin(user, forApi, lasts)).ToString()));
    }

    /// <summary>Whether what the principal says still holds: the session is there, and the account is as it was when it began.</summary>
    public async Task<bool> Holds(ClaimsPrincipal principal, TimeSpan lasts, CancellationToken cancellation)
    {
        if (Of(principal) is not { } id)
            return false;
        var found = await db.Sessions.Where(s => s.Id == id)
            .Join(db.Users, s => s.UserId, u => u.Id, (s, u) => new { s.UserId, s.At, s.SeenAt, s.ForApi, s.Until, u.SecurityStamp }).FirstOrDefaultAsync(cancellation);
        if (found is null || found.Until < db.Now || found.At + Longest < db.Now || found.UserId.ToString() != principal.FindFirstValue(ClaimTypes.NameIdentifier)
            || found.SecurityStamp != principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType))
            return false;
        var (now, old) = (db.Now, db.Now - Refreshed);
        if (found.SeenAt < old)
        {
            var until = found.ForApi ? found.Until : now + lasts;
            await session.InTransactionAsync(() => db.Sessions.Where(s => s.Id == id && s.SeenAt < old)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now).SetProperty(x => x.Until, until), cancellation), cancellation);
        }
        return true;
    }

    public Task<int> End(Guid user, Guid? only = null, Guid? but = null) => session.InTransactionAsync(() =>
        db.Sessions.Where(s => s.UserId == user && (only == null || s.Id == only) && (but == null || s.Id != but)).ExecuteDeleteAsync());

    public static Task Sweep(HostDb db, CancellationToken cancellation)
    {
        var now = db.Now;
        return db.Sessions.Where(s => s.Until < now).ExecuteDeleteAsync(cancellation);
    }

    private async Task<Guid> Begin(Guid user, bool forApi, TimeSpan lasts)
    {
        var request = http.HttpContext?.Request;
        var row = new SessionRow
        {
            UserId = user, ForApi = forApi, Device = Device.Of(request?.Headers.UserAgent.ToString()),
            Address = Plain(request?.HttpContext.Connection.RemoteIpAddress), At = db.Now, SeenAt = db.Now, Until = db.Now + lasts,
        };
        return await session.InTransactionAsync(async () =>
        {
            db.Sessions.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
    }

    private static string? Plain(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
}

/// <summary>Behind authentication: a session that is over is nobody's.</summary>
internal sealed class SessionCheck(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, Sessions sessions)
    {
        // Only what came with cookie or token: a rehearsal looks at pages as somebody who has none.
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is { Succeeded: true } && context.GetEndpoint() is not null
            && !await sessions.Holds(context.User, AccessSetup.SignedInFor, context.RequestAborted))
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        await next(context);
    }
}
