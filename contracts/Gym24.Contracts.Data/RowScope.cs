using Gym24.Contracts.Access;

namespace Gym24.Contracts.Data;

/// <summary>The reach under which the current request of the scope runs; nobody, until a request says so. Scoped.</summary>
public sealed class RowScope
{
    private Reach _current = Reach.Nobody;

    internal bool Everyone => _current.Everyone;
    internal Guid[] People { get; private set; } = [];
    internal Guid[] Classes { get; private set; } = [];

    /// <summary>For a job or an event handler: the module itself works, on all rows. Called by the host.</summary>
    public void OpenToModule() => Enter(Reach.All);

    /// <summary>Replaces the reach and returns the one before.</summary>
    internal Reach Enter(Reach reach)
    {
        var before = _current;
        _current = reach;
        People = [.. reach.People, .. reach.Members ?? []];
        Classes = reach.Members is null ? [.. reach.Classes] : [];
        return before;
    }
}
