using Gym24.Contracts.Data;
using Gym24.Tsu.Intakes;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu;

internal sealed class TsuDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int CodeLength = 120, NameLength = 200, LongLength = 500;

    public DbSet<IntakeTerm> Terms => Set<IntakeTerm>();
    public DbSet<IntakeRun> IntakeRuns => Set<IntakeRun>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TsuDb).Assembly);
}
