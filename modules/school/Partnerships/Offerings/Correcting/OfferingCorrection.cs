using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Offerings.Correcting;

/// <summary>
/// The school's corrections of an offering at a moment: all of them, not the difference. Rows are only added, the one with the
/// highest number holds; an update of the module never touches them.
/// </summary>
internal sealed class OfferingCorrection
{
    public string Offering { get; init; } = "";
    public int Number { get; init; }
    public string Json { get; init; } = "";
    public string Reason { get; init; } = "";
    public Guid? By { get; init; }

    /// <summary>As shown at that moment: the account may be gone later.</summary>
    public string ByName { get; init; } = "";
    public DateTime At { get; init; }

    public Overrides Overrides => KeptJson.Read<Overrides>(Json);
}

internal sealed class OfferingCorrectionTable : IEntityTypeConfiguration<OfferingCorrection>
{
    public void Configure(EntityTypeBuilder<OfferingCorrection> row)
    {
        row.ToTable("offering_corrections");
        row.HasKey(r => new { r.Offering, r.Number });
        row.Property(r => r.Offering).HasMaxLength(100);
        row.Property(r => r.Number).ValueGeneratedNever();
        row.Property(r => r.Reason).HasMaxLength(500);
        row.Property(r => r.ByName).HasMaxLength(200);
        row.Ignore(r => r.Overrides);
    }
}

/// <summary>Values of the school that stand in place of the module's. Only the named fields count: a value may be "not stated" on purpose.</summary>
internal sealed record Overrides
{
    /// <summary>Of <c>grades months when capacity level urls note status</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
    public IReadOnlyList<int> Grades { get; init; } = [];
    public IReadOnlyList<int> Months { get; init; } = [];
    public string? When { get; init; }
    public int? Capacity { get; init; }
    public string? Level { get; init; }
    public IReadOnlyList<string> Urls { get; init; } = [];
    public string? Note { get; init; }
    public OfferingStatus Status { get; init; }

    public Offering Over(Offering offering)
    {
        foreach (var field in Fields)
            offering = field switch
            {
                "grades" => offering with { Grades = Grades, GradesNote = null },
                "months" => offering with { When = (offering.When ?? NoTiming) with { Months = Months, Season = null, Semesters = [], Dates = [] } },
                "when" => offering with { When = (offering.When ?? NoTiming) with { Text = When } },
                "capacity" => offering with { Capacity = Capacity is null ? null : new Capacity(Capacity, null) },
                "level" => offering with { Level = Level },
                "urls" => offering with { Urls = Urls },
                "note" => offering with { Note = Note },
                "status" => offering with { Status = Status },
                _ => offering,
            };
        return Fields.Count == 0 ? offering : offering with { Inferred = offering.Inferred.Where(f => !Fields.Contains(f)).ToList() };
    }

    private static readonly Timing NoTiming = new([], null, [], null, null, [], null);
}
