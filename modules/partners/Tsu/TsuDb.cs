using Gym24.Contracts.Data;
using Gym24.Tsu.Intakes;
using Gym24.Tsu.Shifts;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Topics;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu;

internal sealed class TsuDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int CodeLength = 120, NameLength = 200, LongLength = 500;

    public DbSet<IntakeTerm> Terms => Set<IntakeTerm>();
    public DbSet<IntakeRun> IntakeRuns => Set<IntakeRun>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<TopicAuthor> Authors => Set<TopicAuthor>();
    public DbSet<TopicStage> Stages => Set<TopicStage>();
    public DbSet<TopicComment> Comments => Set<TopicComment>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<StageKind> StageKinds => Set<StageKind>();
    public DbSet<Supervisor> Supervisors => Set<Supervisor>();
    public DbSet<SupervisionRules> Rules => Set<SupervisionRules>();
    public DbSet<SelectionRule> SelectionRules => Set<SelectionRule>();
    public DbSet<ShiftList> ShiftLists => Set<ShiftList>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TsuDb).Assembly);
}
