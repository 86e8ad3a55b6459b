using Gym24.Contracts;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Rehearsal;

/// <summary>What a rehearsal found, written by the child process for the one that asked.</summary>
/// <param name="Module">The module that failed; another than the one rehearsed where that one broke it.</param>
public sealed record RehearsalReport(bool Passed, string Module, ModuleState State, string? Ru, string? En)
{
    public static RehearsalReport Pass(string module) => new(true, module, ModuleState.Active, null, null);

    public static RehearsalReport Fail(string module, ModuleState state, LocalText reason) => new(false, module, state, reason.Ru, reason.En);

    public LocalText? Reason => Ru is null ? null : new LocalText(Ru, En);
}
