using Gym24.Contracts.Data;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Rules;
using Gym24.Tusur.Rules.ChangeRules;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Works;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur;

internal sealed class TusurDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public const int NameLength = 200, LongLength = 500, CodeLength = 120;

    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<TeamMember> Members => Set<TeamMember>();
    public DbSet<Work> Works => Set<Work>();
    public DbSet<WorkAuthor> Authors => Set<WorkAuthor>();
    public DbSet<TusurRules> Rules => Set<TusurRules>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TusurDb).Assembly);
}
