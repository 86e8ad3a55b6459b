using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Import;
using Gym24.People.Persons;
using Gym24.People.Rollover;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People;

internal sealed class PeopleDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<NameToken> Tokens => Set<NameToken>();
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<RosterImport> Imports => Set<RosterImport>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<YearRollover> Rollovers => Set<YearRollover>();
    public DbSet<RolloverStep> RolloverSteps => Set<RolloverStep>();
    public DbSet<RolloverClass> RolloverClasses => Set<RolloverClass>();
    public DbSet<Guardianship> Guardianships => Set<Guardianship>();

    /// <summary>Nobody who is here stays marked as having left.</summary>
    public void ComeBack(Person person)
    {
        if (person.LeftOn is null)
            return;
        person.LeftOn = null;
        Publish(new PersonReturned(person.Id));
    }

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PeopleDb).Assembly);
}
