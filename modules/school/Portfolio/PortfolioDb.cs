using Gym24.Contracts.Data;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Routes;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio;

internal sealed class PortfolioDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public DbSet<Achievement> Achievements => Set<Achievement>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<IndividualRoute> Routes => Set<IndividualRoute>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PortfolioDb).Assembly);
}
