using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tsu.Shifts.Rules;

/// <summary>A version of the rule, as it is kept; see <see cref="RuleFacts"/>.</summary>
internal sealed class SelectionRule
{
    public const int KindsLength = 1000, CodeLength = 20;

    public Guid Id { get; init; }
    public int Number { get; init; }
    public DateOnly From { get; init; }
    public int Years { get; init; }
    public TieBreak TieBreak { get; init; }
    public string? Note { get; init; }
    public DateTime MadeAt { get; init; }
    public Guid? MadeBy { get; init; }
    public List<SelectionGroup> Groups { get; init; } = [];

    public RuleFacts Facts() => new(Id, Number, From, Years, TieBreak, Note,
    [
        .. Groups.OrderBy(g => g.Number).Select(g => new RuleGroup(g.Name, g.Kinds.Split(' '), g.Cap,
            [.. g.Points.Select(p => new Worth(p.Level.Length == 0 ? null : p.Level, p.Outcome, p.Points))])),
    ]);

    public static SelectionRule Of(RuleFacts facts, DateTime now, Guid? by) => new()
    {
        Id = facts.Id, Number = facts.Number, From = facts.From, Years = facts.Years, TieBreak = facts.TieBreak, Note = facts.Note, MadeAt = now, MadeBy = by,
        Groups =
        [
            .. facts.Groups.Select((g, i) => new SelectionGroup
            {
                RuleId = facts.Id, Number = i + 1, Name = g.Name, Kinds = string.Join(' ', g.Kinds), Cap = g.Cap,
                Points = [.. g.Points.Where(p => p.Points > 0).Select(p => new SelectionPoints { RuleId = facts.Id, Group = i + 1, Level = p.Level ?? "", Outcome = p.Outcome, Points = p.Points })],
            }),
        ],
    };
}

internal sealed class SelectionGroup
{
    public Guid RuleId { get; init; }
    public int Number { get; init; }
    public required string Name { get; init; }

    /// <summary>Codes, blank between.</summary>
    public required string Kinds { get; init; }

    public int? Cap { get; init; }
    public List<SelectionPoints> Points { get; init; } = [];
}

internal sealed class SelectionPoints
{
    public Guid RuleId { get; init; }
    public int Group { get; init; }

    /// <summary>Empty: not stated.</summary>
    public required string Level { get; init; }

    public required string Outcome { get; init; }
    public int Points { get; init; }
}

internal sealed class SelectionRuleTables : IEntityTypeConfiguration<SelectionRule>, IEntityTypeConfiguration<SelectionGroup>, IEntityTypeConfiguration<SelectionPoints>
{
    public void Configure(EntityTypeBuilder<SelectionRule> rule)
    {
        rule.ToTable("selection_rules");
        rule.HasKey(r => r.Id);
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Note).HasMaxLength(TsuDb.LongLength);
        rule.HasIndex(r => r.Number).IsUnique();
        rule.HasMany(r => r.Groups).WithOne().HasForeignKey(g => g.RuleId).OnDelete(DeleteBehavior.Cascade);
        rule.Navigation(r => r.Groups).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<SelectionGroup> group)
    {
        group.ToTable("selection_groups");
        group.HasKey(g => new { g.RuleId, g.Number });
        group.Property(g => g.Name).HasMaxLength(TsuDb.NameLength);
        group.Property(g => g.Kinds).HasMaxLength(SelectionRule.KindsLength);
        group.HasMany(g => g.Points).WithOne().HasForeignKey(p => new { p.RuleId, p.Group }).OnDelete(DeleteBehavior.Cascade);
        group.Navigation(g => g.Points).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<SelectionPoints> points)
    {
        points.ToTable("selection_points");
        points.HasKey(p => new { p.RuleId, p.Group, p.Level, p.Outcome });
        points.Property(p => p.Level).HasMaxLength(SelectionRule.CodeLength);
        points.Property(p => p.Outcome).HasMaxLength(SelectionRule.CodeLength);
    }
}
