using Microsoft.EntityFrameworkCore;

namespace Gym24.Benchmarks.Bare;

internal sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
{
    public DbSet<BareOffering> Offerings => Set<BareOffering>();

    public DbSet<BareEntry> Entries => Set<BareEntry>();
}

internal sealed class BareOffering
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Partner { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Grades { get; set; } = "";
}

internal sealed class BareEntry
{
    public int Id { get; set; }
    public Guid Run { get; set; }
    public Guid Person { get; set; }
}
