using Gym24.Tsu.Shifts.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tsu.Shifts;

/// <summary>The list of a shift as it was settled: the rule it followed, the order and the points stay as they were.</summary>
internal sealed class ShiftList
{
    public const int SeenLength = 64;

    public Guid RunId { get; init; }
    public Guid RuleId { get; init; }
    public DateTime SettledAt { get; init; }
    public Guid? SettledBy { get; init; }

    /// <summary>How many places there were to give by points; absent: not limited.</summary>
    public int? Places { get; init; }

    /// <summary>Why these of those on the border; absent: nobody was.</summary>
    public string? Reason { get; init; }

    /// <summary>What the coordinator had before the eyes; see <see cref="ListDraft.Seen"/>.</summary>
    public required string Seen { get; init; }

    public List<ShiftListRow> Rows { get; init; } = [];
}

internal sealed class ShiftListRow
{
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>Order in the list from 1: those with a place, then those who wait.</summary>
    public int Number { get; init; }

    public int Place { get; init; }
    public bool Shared { get; init; }
    public Chance Chance { get; init; }

    /// <summary>Got a place; else waits.</summary>
    public bool Given { get; init; }

    public List<ShiftListLine> Lines { get; init; } = [];

    public Ranked Ranked => new(PersonId, Place, Shared, Chance,
        new([.. Lines.OrderBy(l => l.Number).Select(l => new ScoreLine(l.Title, l.Kind, l.Level, l.Outcome, l.On, l.Group, l.Worth, l.Points, l.Standing))]));

    public static ShiftListRow Of(Guid run, int number, Ranked ranked, bool given) => new()
    {
        RunId = run, PersonId = ranked.Person, Number = number, Place = ranked.Place, Shared = ranked.Shared, Chance = ranked.Chance, Given = given,
        Lines = [.. ranked.Score.Lines.Select((l, i) => new ShiftListLine
        {
            RunId = run, PersonId = ranked.Person, Number = i + 1, Title = l.Title, Kind = l.Kind, Level = l.Level, Outcome = l.Outcome, On = l.On,
            Group = l.Group, Worth = l.Worth, Points = l.Points, Standing = l.Standing,
        })],
    };
}

/// <summary>Where points of a settled list came from.</summary>
internal sealed class ShiftListLine
{
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public string? Level { get; init; }
    public required string Outcome { get; init; }
    public DateOnly On { get; init; }
    public string? Group { get; init; }
    public int Worth { get; init; }
    public int Points { get; init; }
    public Standing Standing { get; init; }
}

internal sealed class ShiftListTables : IEntityTypeConfiguration<ShiftList>, IEntityTypeConfiguration<ShiftListRow>, IEntityTypeConfiguration<ShiftListLine>
{
    private const int KindLength = 60;

    public void Configure(EntityTypeBuilder<ShiftList> list)
    {
        list.ToTable("shift_lists");
        list.HasKey(l => l.RunId);
        list.Property(l => l.RunId).ValueGeneratedNever();
        list.Property(l => l.Reason).HasMaxLength(TsuDb.LongLength);
        list.Property(l => l.Seen).HasMaxLength(ShiftList.SeenLength);
        list.HasOne<SelectionRule>().WithMany().HasForeignKey(l => l.RuleId).OnDelete(DeleteBehavior.Restrict);
        list.HasMany(l => l.Rows).WithOne().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ShiftListRow> row)
    {
        row.ToTable("shift_list_rows");
        row.HasKey(r => new { r.RunId, r.PersonId });
        row.Ignore(r => r.Ranked);
        row.HasIndex(r => r.PersonId);
        row.HasMany(r => r.Lines).WithOne().HasForeignKey(l => new { l.RunId, l.PersonId }).OnDelete(DeleteBehavior.Cascade);
        row.Navigation(r => r.Lines).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<ShiftListLine> line)
    {
        line.ToTable("shift_list_lines");
        line.HasKey(l => new { l.RunId, l.PersonId, l.Number });
        line.Property(l => l.Title).HasMaxLength(TsuDb.LongLength);
        line.Property(l => l.Kind).HasMaxLength(KindLength);
        line.Property(l => l.Level).HasMaxLength(SelectionRule.CodeLength);
        line.Property(l => l.Outcome).HasMaxLength(SelectionRule.CodeLength);
        line.Property(l => l.Group).HasMaxLength(TsuDb.NameLength);
    }
}
