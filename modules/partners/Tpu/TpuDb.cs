using Gym24.Contracts.Data;
using Gym24.Tpu.Course;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Saturdays;
using Gym24.Tpu.Works;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu;

internal sealed class TpuDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int NameLength = 200, LongLength = 500, CodeLength = 120;

    public DbSet<Saturday> Saturdays => Set<Saturday>();
    public DbSet<Choice> Choices => Set<Choice>();

    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectMember> ProjectMembers => Set<ProjectMember>();

    public DbSet<ContestTerms> Contests => Set<ContestTerms>();
    public DbSet<Work> Works => Set<Work>();
    public DbSet<WorkAuthor> WorkAuthors => Set<WorkAuthor>();
    public DbSet<WorkFile> WorkFiles => Set<WorkFile>();
    public DbSet<WorkVersion> WorkVersions => Set<WorkVersion>();

    public DbSet<Progress> Progress => Set<Progress>();
    public DbSet<CourseImport> CourseImports => Set<CourseImport>();
    public DbSet<CourseLines> CourseLines => Set<CourseLines>();
    public DbSet<CourseChoice> CourseChoices => Set<CourseChoice>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TpuDb).Assembly);
}
