using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Classes;

/// <summary>A class of one school year: 7А of 2026 and 8А of 2027 are two classes with much the same pupils.</summary>
internal sealed class SchoolClass : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The year the school year begins in.</summary>
    public int SchoolYear { get; init; }
    public int Grade { get; init; }
    public string Letter { get; init; } = "";
    public string Name { get; init; } = "";
    public Guid? HomeroomTeacherId { get; set; }
    public int Version { get; set; }

    public static SchoolClass Of(int schoolYear, ClassName name) =>
        new() { SchoolYear = schoolYear, Grade = name.Grade, Letter = name.Letter, Name = name.ToString() };
}

internal sealed class SchoolClassTable : IEntityTypeConfiguration<SchoolClass>
{
    public void Configure(EntityTypeBuilder<SchoolClass> row)
    {
        row.ToTable("classes");
        row.Property(c => c.Id).ValueGeneratedNever();
        row.Property(c => c.Letter).HasMaxLength(ClassName.LetterLength);
        row.Property(c => c.Name).HasMaxLength(ClassName.LetterLength + 4);
        row.HasIndex(c => new { c.SchoolYear, c.Grade, c.Letter }).IsUnique();
        row.HasIndex(c => c.HomeroomTeacherId);
    }
}
