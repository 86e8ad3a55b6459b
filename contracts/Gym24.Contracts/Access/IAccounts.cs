namespace Gym24.Contracts.Access;

/// <summary>Accounts, for the module that keeps the roster.</summary>
public interface IAccounts
{
    /// <summary>The roles of this school, by id and title.</summary>
    IReadOnlyList<(string Id, LocalText Title)> Roles { get; }

    /// <summary>Makes an account for a person, in the running transaction.</summary>
    /// <param name="userName">Latin letters, digits, dot, dash; 3 to 64; unique.</param>
    /// <exception cref="Refusal">The name is taken, or the password is too weak.</exception>
    Task Create(Guid person, string displayName, string userName, string password, IReadOnlyList<string> roles, CancellationToken cancellation = default);

    /// <summary>
    /// Links by which people choose the first password of their account, in the running transaction; whoever has no account gets one, with a
    /// user name made of their own name. Links given before are worth nothing any more.
    /// </summary>
    /// <param name="people">Whom, and how they are called.</param>
    /// <param name="roles">The roles of a new account.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A link for each of them, except those who have a password already or an account with other roles.</returns>
    Task<IReadOnlyList<Invitation>> Invite(IReadOnlyList<(Guid Id, string DisplayName)> people, IReadOnlyList<string> roles, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<Invitation>>([]);

    /// <summary>Persons whose accounts hold a permission over every row: those who are told when something waits for whoever is in charge.</summary>
    /// <param name="permission">Such as <c>partnerships.runs.manage</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Each person once; accounts without a person are left out.</returns>
    Task<IReadOnlyList<Guid>> Holders(string permission, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<Guid>>([]);
}

/// <summary>Somebody may choose the first password of their account.</summary>
/// <param name="Person">Who.</param>
/// <param name="DisplayName">How they are called.</param>
/// <param name="UserName">What they sign in with.</param>
/// <param name="Link">From the root; shown once, since nobody can ask for it again.</param>
/// <param name="Until">How long it holds, UTC.</param>
public sealed record Invitation(Guid Person, string DisplayName, string UserName, string Link, DateTime Until);
