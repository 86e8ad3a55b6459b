using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships;

internal sealed class PartnershipsDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    /// <summary>Each aggregate configures its own tables, beside its rows.</summary>
    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PartnershipsDb).Assembly);
}
