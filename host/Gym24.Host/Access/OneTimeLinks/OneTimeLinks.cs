using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>A row for each link that still holds: used, withdrawn and expired ones are gone. See docs/adr/0022.</summary>
internal sealed class OneTimeLinks(HostDb db, DbSession session, SignInAttempts attempts) : IOneTimeLinks
{
    private const int Bytes = 32;

    /// <summary>Of a token in an address.</summary>
    public const int Length = 43;

    public async Task<string> Issue(string purpose, Guid subject, TimeSpan lifetime, CancellationToken cancellation = default)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        await session.InTransactionAsync(async () =>
        {
            await Withdraw(purpose, subject, cancellation);
            db.Links.Add(new LinkRow { Hash = Hash(purpose, token), Purpose = purpose, Subject = subject, At = db.Now, Until = db.Now + lifetime });
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
        return token;
    }

    public async Task<Guid?> Find(string purpose, string? token, CancellationToken cancellation = default)
    {
        var found = await Holding(purpose, token).Select(l => (Guid?)l.Subject).FirstOrDefaultAsync(cancellation);
        // Never from within a transaction: attempts are counted in one of their own.
        if (found is null && !session.InTransaction)
            await attempts.Missed("link", cancellation);
        return found;
    }

    public Task<Guid?> Redeem(string purpose, string? token, CancellationToken cancellation = default) => session.InTransactionAsync(async () =>
    {
        var holding = Holding(purpose, token);
        var found = await holding.Select(l => (Guid?)l.Subject).FirstOrDefaultAsync(cancellation);
        // Whoever comes second waits here for the first, and finds nothing if that one was right.
        return found is not null && await holding.ExecuteDeleteAsync(cancellation) == 1 ? found : null;
    }, cancellation);

    public Task Withdraw(string purpose, Guid subject, CancellationToken cancellation = default) => session.InTransactionAsync(() =>
        db.Links.Where(l => l.Subject == subject && l.Purpose == purpose).ExecuteDeleteAsync(cancellation), cancellation);

    public static Task Sweep(HostDb db, CancellationToken cancellation)
    {
        var now = db.Now;
        return db.Links.Where(l => l.Until < now).ExecuteDeleteAsync(cancellation);
    }

    private IQueryable<LinkRow> Holding(string purpose, string? token)
    {
        var (hash, now) = (Hash(purpose, token is { Length: Length } ? token : ""), db.Now);
        return db.Links.Where(l => l.Hash == hash && l.Until > now);
    }

    /// <summary>Of a random value that long a plain hash suffices: there is nothing to guess. The purpose in it keeps links of one kind from opening another.</summary>
    private static string Hash(string purpose, string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{token}")));
}
