using Gym24.Contracts.Data;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Guests;
using Gym24.Rgs.Rounds;
using Gym24.Rgs.Teams;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Rgs;

internal sealed class RgsDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int NameLength = 200, LongLength = 500, TaskLength = 2000, AnswerLength = 4000;

    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<RoundTask> Tasks => Set<RoundTask>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<TeamMember> Members => Set<TeamMember>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<Invitation> Invitations => Set<Invitation>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(RgsDb).Assembly);
}
