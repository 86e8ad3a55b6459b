using Gym24.Contracts.Access;

namespace Gym24.Contracts.Testing;

/// <summary>Somebody who asks, with the permissions a test gives.</summary>
public sealed class TestCaller : ICaller
{
    private readonly Dictionary<string, Scope> _held = [];
    private Reach? _reach;

    public bool IsSignedIn { get; set; } = true;
    public Guid? UserId { get; set; } = Guid.CreateVersion7();
    public Guid? PersonId { get; set; }
    public string DisplayName { get; set; } = "Проверка";
    public IReadOnlyCollection<string> Roles { get; set; } = [];
    public IReadOnlyCollection<string> Partners { get; set; } = [];
    internal bool Omnipotent { get; set; } = true;

    public Scope ScopeOf(string permission) => _held.GetValueOrDefault(permission, Omnipotent ? Scope.All : Scope.None);

    public ValueTask<Reach> ReachOf(string permission, CancellationToken cancellation = default) => ValueTask.FromResult(
        ScopeOf(permission) switch
        {
            Scope.None => Reach.Nobody,
            var s when s.HasFlag(Scope.All) => Reach.All,
            var s => _reach ?? new Reach(false, s.HasFlag(Scope.Own) && PersonId is { } me ? [me] : [], [], Partners.ToList()),
        });

    /// <summary>From now on only what is given is held.</summary>
    public TestCaller Only(params (string Permission, Scope Scope)[] held)
    {
        Omnipotent = false;
        _held.Clear();
        foreach (var (permission, scope) in held)
            _held[permission] = scope;
        return this;
    }

    /// <summary>The rows reached by every permission that is not <see cref="Scope.All"/>.</summary>
    public TestCaller Reaching(IReadOnlyList<Guid>? people = null, IReadOnlyList<Guid>? classes = null)
    {
        _reach = new Reach(false, people ?? [], classes ?? [], Partners.ToList());
        return this;
    }

    public TestCaller Nobody()
    {
        (IsSignedIn, UserId, PersonId) = (false, null, null);
        return Only();
    }
}
