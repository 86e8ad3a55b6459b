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
}
