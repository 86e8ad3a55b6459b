using Gym24.Britannia.Development;
using Gym24.Britannia.Exams;
using Gym24.Britannia.Levels;
using Gym24.Britannia.Seminars;
using Gym24.Britannia.Sessions;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Britannia;

internal sealed class BritanniaDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int NameLength = 200, TopicLength = 300, ReasonLength = 500, LanguageLength = 2, LevelLength = 6, NumberLength = 60;

    public DbSet<Exam> Exams => Set<Exam>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Step> Steps => Set<Step>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<Seminar> Seminars => Set<Seminar>();
    public DbSet<DevelopmentRecord> Development => Set<DevelopmentRecord>();
    public DbSet<BritanniaRules> Rules => Set<BritanniaRules>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(BritanniaDb).Assembly);
}
