using Gym24.Contracts.Data;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Saturdays;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu;

internal sealed class TpuDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int NameLength = 200, LongLength = 500, CodeLength = 120;

    public DbSet<Saturday> Saturdays => Set<Saturday>();
    public DbSet<Choice> Choices => Set<Choice>();

    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectMember> ProjectMembers => Set<ProjectMember>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TpuDb).Assembly);
}
