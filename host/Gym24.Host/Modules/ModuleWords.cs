using Gym24.Contracts.Ui;
using Gym24.Modularity.Catalogue;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Modules;

/// <summary>How the state of a module is said and coloured.</summary>
internal static class ModuleWords
{
    public static string Label(this ModuleState state) => T[$"Modules.State.{state}"];

    public static Tone Tone(this ModuleState state) => state switch
    {
        ModuleState.Active => Gym24.Contracts.Ui.Tone.Good,
        ModuleState.Refused or ModuleState.Faulted => Gym24.Contracts.Ui.Tone.Bad,
        ModuleState.SetAside => Gym24.Contracts.Ui.Tone.Warning,
        ModuleState.Found => Gym24.Contracts.Ui.Tone.Info,
        _ => Gym24.Contracts.Ui.Tone.Neutral,
    };

    /// <summary>What wants a decision or a repair stands first.</summary>
    public static int Order(this ModuleState state) => state switch
    {
        ModuleState.Faulted or ModuleState.Refused => 0,
        ModuleState.Found => 1,
        ModuleState.SetAside => 2,
        ModuleState.Active => 3,
        _ => 4,
    };
}
