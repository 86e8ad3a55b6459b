namespace Gym24.Contracts.Access;

/// <summary>
/// Counts whoever stands with a wrong key before a door that opens without an account: a code, a number. Counted by where they come from,
/// over all hosts, so that nobody can try one after the other. Passwords and one-time links are counted by the host itself.
/// </summary>
public interface IWrongKeys
{
    /// <summary>Counts one. Not within a command: what that writes waits for its end.</summary>
    /// <param name="door">What was tried, such as <c>rgs.guest</c>; 50 characters at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">Too many of late; says when to come back.</exception>
    Task Missed(string door, CancellationToken cancellation = default);
}
