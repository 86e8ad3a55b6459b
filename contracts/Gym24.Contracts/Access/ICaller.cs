namespace Gym24.Contracts.Access;

/// <summary>Whose rows a permission reaches. A person with several roles has the union.</summary>
[Flags]
public enum Scope
{
    None = 0,

    /// <summary>Rows about the person.</summary>
    Own = 1,

    /// <summary>Rows about the children whose guardian the person is.</summary>
    OwnChildren = 2,

    /// <summary>Rows about the pupils of the classes the person is homeroom teacher of.</summary>
    OwnClasses = 4,

    /// <summary>Rows of the partner the person speaks for.</summary>
    OwnProgramme = 8,

    /// <summary>Every row.</summary>
    All = 16,
}

/// <summary>Who is asking. In a job or an event handler: the module itself, with <see cref="Scope.All"/> of its own permissions.</summary>
public interface ICaller
{
    bool IsSignedIn { get; }

    /// <summary>The account; <see langword="null"/> when nobody is signed in or a module acts by itself.</summary>
    Guid? UserId { get; }

    /// <summary>The person of the directory the account belongs to, if any.</summary>
    Guid? PersonId { get; }

    /// <summary>How the person is called on screen.</summary>
    string DisplayName { get; }

    /// <summary>Ids of the roles held, such as <c>coordinator</c>. For showing; decide by <see cref="Can"/>.</summary>
    IReadOnlyCollection<string> Roles { get; }

    /// <summary>Ids of the partners the person speaks for.</summary>
    IReadOnlyCollection<string> Partners { get; }

    /// <summary>The scopes in which the caller holds the permission; <see cref="Scope.None"/> when not at all.</summary>
    Scope ScopeOf(string permission);

    /// <summary>Whether the caller holds the permission in any scope.</summary>
    bool Can(string permission) => ScopeOf(permission) != Scope.None;

    /// <summary>The rows the permission reaches, resolved to people and classes. Cached for the request.</summary>
    ValueTask<Reach> ReachOf(string permission, CancellationToken cancellation = default);
}

/// <summary>The people, classes and partners a permission reaches.</summary>
/// <param name="Everyone">True for <see cref="Scope.All"/>; the sets are then empty.</param>
/// <param name="People">Ids of persons: oneself, one's children.</param>
/// <param name="Classes">Ids of classes whose pupils are reached.</param>
/// <param name="Partners">Ids of partners whose rows are reached.</param>
public sealed record Reach(bool Everyone, IReadOnlyList<Guid> People, IReadOnlyList<Guid> Classes, IReadOnlyList<string> Partners)
{
    public static readonly Reach All = new(true, [], [], []);
    public static readonly Reach Nobody = new(false, [], [], []);

    /// <summary>Who is in <see cref="Classes"/> today, where that was looked up: lists of rows are then limited to people, which an index serves.</summary>
    public IReadOnlyList<Guid>? Members { get; init; }

    /// <summary>Whether a person who is in a class (or in none) is reached.</summary>
    /// <param name="person">Id of the person.</param>
    /// <param name="inClass">May be left out where <see cref="Members"/> were looked up.</param>
    public bool Covers(Guid person, Guid? inClass) =>
        Everyone || People.Contains(person) || (inClass is { } c && Classes.Contains(c)) || Members?.Contains(person) == true;
}

/// <summary>Turns scopes into people and classes. Implemented by the module that keeps the roster.</summary>
public interface IReachResolver
{
    /// <param name="person">The asking person.</param>
    /// <param name="scopes">What to resolve; <see cref="Scope.All"/> never gets here.</param>
    Task<Reach> Resolve(Guid person, Scope scopes, CancellationToken cancellation);
}
