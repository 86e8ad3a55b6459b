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

    /// <summary>Persons whose accounts hold a permission over every row: those who are told when something waits for whoever is in charge.</summary>
    /// <param name="permission">Such as <c>partnerships.runs.manage</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Each person once; accounts without a person are left out.</returns>
    Task<IReadOnlyList<Guid>> Holders(string permission, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<Guid>>([]);
}
