namespace Gym24.Contracts.Access;

/// <summary>
/// Addresses that let somebody do one thing once, with or without an account. What makes a link secret is its token: 256 random bits, of
/// which only a hash is stored. It belongs to a purpose and opens nothing under another one.
/// </summary>
/// <remarks>
/// The page of a link is <see cref="PublicAttribute"/>, takes the token from its path, shows what it is about with <see cref="Find"/> and
/// redeems it in the command its form posts: scanners of mails open links, they do not post forms. An unknown, a used and an expired link
/// are answered alike. Address the page below <see cref="Under"/>, so that its token goes into no referrer, cache or log.
/// </remarks>
public interface IOneTimeLinks
{
    /// <summary>Where pages of links live: <c>/link/privacy/consent/{token}</c>.</summary>
    const string Under = "/link/";

    /// <summary>Makes a link, in the running transaction; links of the same purpose and subject that were made before are worth nothing any more.</summary>
    /// <param name="purpose">Begins with the id of the module: <c>privacy.consent</c>; 100 characters at most.</param>
    /// <param name="subject">What it is about; comes back when the link is redeemed.</param>
    /// <param name="lifetime">How long it holds.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The token, 43 characters that stand in an address as they are. Nobody can ask for it again.</returns>
    Task<string> Issue(string purpose, Guid subject, TimeSpan lifetime, CancellationToken cancellation = default);

    /// <summary>What a link is about, without using it up. Too many wrong ones from one address are refused.</summary>
    /// <returns>The subject; null when there is no such link (any more).</returns>
    /// <exception cref="Refusal">Too many wrong ones of late.</exception>
    Task<Guid?> Find(string purpose, string? token, CancellationToken cancellation = default);

    /// <summary>Uses a link up, in the running transaction: a command that fails afterwards leaves it as it was, and of two at once one succeeds.</summary>
    /// <returns>The subject; null when there is no such link (any more).</returns>
    Task<Guid?> Redeem(string purpose, string? token, CancellationToken cancellation = default);

    /// <summary>Takes back what was made for a subject.</summary>
    Task Withdraw(string purpose, Guid subject, CancellationToken cancellation = default);
}
