using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>A link by which the owner of an account chooses a password: the first one, or a new one. Nobody else ever knows it.</summary>
internal sealed class PasswordLinks(IOneTimeLinks links, UserManager<User> users, HostDb db)
{
    private const string Purpose = "host.password";

    /// <summary>Paper takes its time until it has come home; whoever has forgotten a password stands at the door now.</summary>
    private static readonly TimeSpan Invitation = TimeSpan.FromDays(14), Forgotten = TimeSpan.FromDays(1);

    public static string Address(string token) => $"{IOneTimeLinks.Under}password/{token}";

    public async Task<(string Link, DateTime Until)> Issue(User user, CancellationToken cancellation)
    {
        var lasts = user.PasswordHash is null ? Invitation : Forgotten;
        user.PasswordAskedAt = null;
        return (Address(await links.Issue(Purpose, user.Id, lasts, cancellation)), db.Now + lasts);
    }

    public Task<Guid?> Find(string? token, CancellationToken cancellation) => links.Find(Purpose, token, cancellation);

    /// <summary>The account whose link this was; it is used up if the running transaction is committed.</summary>
    /// <exception cref="Refusal">There is no such link, or not any more: one answer for all of it.</exception>
    public async Task<User> Redeem(string? token, CancellationToken cancellation) =>
        await links.Redeem(Purpose, token, cancellation) is { } id && await users.FindByIdAsync(id.ToString()) is { } user ? user
        : throw new Refusal(RefusalKind.NotFound, "no-such-link", HostTexts.T["Link.Gone"]);
}
