using Gym24.Contracts.Access;
using Gym24.Contracts.Data;

namespace Gym24.Privacy.Tests;

/// <summary>Links as the host keeps them: one for each subject, used up only by a command that is carried out.</summary>
internal sealed class SomeLinks(SomeLinks.Kept kept, DbSession session) : IOneTimeLinks
{
    public sealed class Kept : Dictionary<string, (string Purpose, Guid Subject)>;

    public Task<string> Issue(string purpose, Guid subject, TimeSpan lifetime, CancellationToken cancellation = default)
    {
        Withdraw(purpose, subject, cancellation);
        var token = $"token-{Guid.CreateVersion7():N}";
        kept[token] = (purpose, subject);
        return Task.FromResult(token);
    }

    public Task<Guid?> Find(string purpose, string? token, CancellationToken cancellation = default) =>
        Task.FromResult(kept.TryGetValue(token ?? "", out var of) && of.Purpose == purpose ? of.Subject : (Guid?)null);

    public async Task<Guid?> Redeem(string purpose, string? token, CancellationToken cancellation = default)
    {
        Assert.True(session.InTransaction);
        var subject = await Find(purpose, token, cancellation);
        session.AfterCommit(() => kept.Remove(token ?? ""));
        return subject;
    }

    public Task Withdraw(string purpose, Guid subject, CancellationToken cancellation = default)
    {
        foreach (var (token, _) in kept.Where(k => k.Value == (purpose, subject)).ToList())
            kept.Remove(token);
        return Task.CompletedTask;
    }
}
