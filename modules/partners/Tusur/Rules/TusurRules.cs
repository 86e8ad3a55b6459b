using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Gym24.Contracts.Data;

namespace Gym24.Tusur.Rules;

/// <summary>What the school has agreed with TUSUR; one row, changed by the coordinator.</summary>
internal sealed class TusurRules : IVersioned
{
    public int Id { get; init; }
    public int Version { get; set; }
    public int TeamMin { get; set; }
    public int TeamMax { get; set; }
    public int AuthorsMax { get; set; }
}

internal sealed class RulesTable : IEntityTypeConfiguration<TusurRules>
{
    public void Configure(EntityTypeBuilder<TusurRules> rules)
    {
        rules.ToTable("rules");
        rules.HasKey(r => r.Id);
        rules.Property(r => r.Id).ValueGeneratedNever();
    }
}
