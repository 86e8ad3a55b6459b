using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>
/// Counts who tries to sign in, per account and per address, in the database: several hosts or many at once give nobody more attempts.
/// An attempt is counted before its password is looked at and given back when it was right.
/// </summary>
internal sealed class SignInAttempts(IServiceScopeFactory scopes, IHttpContextAccessor http, IConfiguration configuration, TimeProvider clock) : IWrongKeys
{
    private readonly int _perAccount = configuration.GetValue("SignIn:PerAccount", 10), _perAddress = configuration.GetValue("SignIn:PerAddress", 200);
    private readonly TimeSpan _window = configuration.GetValue("SignIn:Window", TimeSpan.FromMinutes(5));

    private IPAddress? From => http.HttpContext?.Connection.RemoteIpAddress;

    /// <exception cref="Refusal">Too many failed of late.</exception>
    public async Task Begin(string userName, CancellationToken cancellation = default)
    {
        if (await InTransaction(db => Longest(db, userName, cancellation), cancellation) is { } wait)
            throw TooMany(wait);
    }

    public async Task Missed(string door, CancellationToken cancellation = default)
    {
        if (Address(From, door) is { } address && await InTransaction(db => Count(db, address, _perAddress, cancellation), cancellation) is { } wait)
            throw TooMany(wait);
    }

    private static Refusal TooMany(TimeSpan wait)
    {
        var refusal = new Refusal(RefusalKind.TooMany, "too-many-attempts", HostTexts.T["SignIn.TooMany", (int)Math.Ceiling(wait.TotalMinutes)]);
        refusal.Data[Failures.ComeAgain] = (int)Math.Ceiling(wait.TotalSeconds);
        return refusal;
    }

    public Task Succeeded(string userName, CancellationToken cancellation = default) => InTransaction(async db =>
    {
        var (account, address) = (Account(userName), Address(From));
        await db.Attempts.Where(a => a.Who == account).ExecuteDeleteAsync(cancellation);
        if (address is not null)
            await db.Attempts.Where(a => a.Who == address && a.Count > 0).ExecuteUpdateAsync(a => a.SetProperty(x => x.Count, x => x.Count - 1), cancellation);
        return (TimeSpan?)null;
    }, cancellation);

    /// <summary>Removes what no longer counts. An hour later nobody holds these rows any more.</summary>
    public static Task Sweep(HostDb db, CancellationToken cancellation)
    {
        var before = db.Now.AddHours(-1);
        return db.Attempts.Where(a => a.Until < before).ExecuteDeleteAsync(cancellation);
    }

    /// <returns>How long to wait, if any of both has none left. Always the account first: two at once then wait for each other in one order.</returns>
    private async Task<TimeSpan?> Longest(HostDb db, string userName, CancellationToken cancellation)
    {
        var wait = await Count(db, Account(userName), _perAccount, cancellation);
        return Address(From) is { } address && await Count(db, address, _perAddress, cancellation) is { } longer && !(wait > longer) ? longer : wait;
    }

    private async Task<TimeSpan?> Count(HostDb db, string who, int limit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var end = now + _window;
        var counted = await db.Attempts.Where(a => a.Who == who).ExecuteUpdateAsync(a => a
            .SetProperty(x => x.Count, x => x.Until <= now ? 1 : x.Count + 1)
            .SetProperty(x => x.Until, x => x.Until <= now ? end : x.Until), cancellation);
        if (counted == 0)
        {
            db.Attempts.Add(new AttemptRow { Who = who, Count = 1, Until = end });
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        var row = await db.Attempts.AsNoTracking().FirstAsync(a => a.Who == who, cancellation);
        // Who counted first may have read the clock later than this one.
        return row.Count > limit ? TimeSpan.FromTicks(Math.Min((row.Until - now).Ticks, _window.Ticks)) : null;
    }

    private async Task<TimeSpan?> InTransaction(Func<HostDb, Task<TimeSpan?>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<DbSession>();
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            try
            {
                return await session.InTransactionAsync(() => work(db), cancellation);
            }
            catch (DbUpdateException failure) when (attempt < 5 && session.Engine.IsDuplicate(failure))
            {
                // Another host counted the same for the first time; the next round finds its row.
            }
        }
    }

    private static string Account(string userName) => Hash($"account {userName.Trim().ToUpperInvariant()}");

    /// <summary>
    /// Who comes over the loopback address comes from a proxy that is not named in the settings, or sits at the server: that would be everybody at once.
    /// Of IPv6 the part that a household is given as a whole.
    /// </summary>
    private static string? Address(IPAddress? from, string door = "address")
    {
        if (from is null || IPAddress.IsLoopback(from) || (from.IsIPv4MappedToIPv6 && IPAddress.IsLoopback(from.MapToIPv4())))
            return null;
        if (from.IsIPv4MappedToIPv6)
            from = from.MapToIPv4();
        return Hash($"{door} {(from.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(from.GetAddressBytes()[..8]) : from.ToString())}");
    }

    private static string Hash(string who) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(who)));
}
