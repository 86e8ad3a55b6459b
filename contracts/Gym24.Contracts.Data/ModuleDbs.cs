using System.Reflection;

namespace Gym24.Contracts.Data;

/// <summary>A module's context, registered once by <see cref="DataModuleBuilder.AddData{TDb}"/>.</summary>
/// <param name="Module">Id of the module.</param>
/// <param name="Context">Type of the context, derived from <see cref="ModuleDb"/>.</param>
public sealed record ModuleDbRegistration(string Module, Type Context)
{
    public Assembly Assembly => Context.Assembly;
}

/// <summary>All contexts of the running generation.</summary>
public sealed class ModuleDbs(IEnumerable<ModuleDbRegistration> registrations)
{
    private readonly Dictionary<Assembly, ModuleDbRegistration> _byAssembly = registrations.ToDictionary(r => r.Assembly);

    public IReadOnlyCollection<ModuleDbRegistration> All => _byAssembly.Values;

    public ModuleDbRegistration? Of(Assembly assembly) => _byAssembly.GetValueOrDefault(assembly);
}
