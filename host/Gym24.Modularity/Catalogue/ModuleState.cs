namespace Gym24.Modularity.Catalogue;

/// <summary>What a module is to this school right now.</summary>
public enum ModuleState
{
    /// <summary>Serves requests.</summary>
    Active,

    /// <summary>Switched off by an administrator.</summary>
    Disabled,

    /// <summary>Lies in the folder; nobody has decided about it.</summary>
    Found,

    /// <summary>Judged unfit before or while it was put together.</summary>
    Refused,

    /// <summary>Threw or did not answer while starting.</summary>
    Faulted,

    /// <summary>Nothing wrong with it, but it has to wait: what it depends on is not active, or a newer copy is in use.</summary>
    SetAside,
}

public static class ModuleStateWords
{
    /// <summary>The word programs see: <c>active disabled found refused faulted set-aside</c>.</summary>
    public static string Word(this ModuleState state) => state == ModuleState.SetAside ? "set-aside" : state.ToString().ToLowerInvariant();
}
