using Gym24.Contracts.Search;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>Something that is found: what its source has told of a row. Host-owned, written by the context of the change.</summary>
public sealed class SearchEntryRow
{
    public const int KindLength = 40, RowLength = 120, TitleLength = 300, TextLength = 400, HrefLength = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Kind { get; init; } = "";
    public string Row { get; init; } = "";
    public string TitleRu { get; init; } = "";
    public string? TitleEn { get; init; }
    public string? Text { get; init; }
    public string Href { get; init; } = "";
    public Guid? PersonId { get; init; }
    public Guid? ClassId { get; init; }
    public string? Partner { get; init; }
    public string SortKey { get; init; } = "";

    internal static SearchEntryRow Of(string kind, SearchEntry entry) => new()
    {
        Kind = kind, Row = entry.Row, TitleRu = Cut(entry.Title.Ru, TitleLength)!, TitleEn = Cut(entry.Title.En, TitleLength), Text = Cut(entry.Text, TextLength),
        Href = entry.Href, PersonId = entry.Person, ClassId = entry.Class, Partner = entry.Partner, SortKey = Cut(entry.SortKey ?? Fold.SortKey(entry.Title.Ru), TitleLength)!,
    };

    internal bool Says(SearchEntryRow other) =>
        (TitleRu, TitleEn, Text, Href, PersonId, ClassId, Partner) == (other.TitleRu, other.TitleEn, other.Text, other.Href, other.PersonId, other.ClassId, other.Partner)
        && SortKey == other.SortKey;

    internal IEnumerable<string> Words => SearchWords.Words($"{TitleRu} ; {TitleEn} ; {Text}").Distinct();

    // A half of a character would be refused by the database.
    private static string? Cut(string? text, int max) => text is null || text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}

/// <summary>A word of an entry.</summary>
public sealed class SearchTokenRow
{
    public string Word { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid EntryId { get; init; }
}

/// <summary>
/// A word that occurs, under one of the keys it is looked for by: itself for beginnings, and what is left of it without a letter for misspellings. A word
/// that two transactions bring at once stands twice; nobody has to wait for the other.
/// </summary>
public sealed class SearchWordRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Key { get; init; } = "";
    public string Word { get; init; } = "";
}

/// <summary>The tables of what is found.</summary>
internal static class SearchTables
{
    public static readonly Type[] Rows = [typeof(SearchEntryRow), typeof(SearchTokenRow), typeof(SearchWordRow)];

    public static void Map(ModelBuilder model)
    {
        model.Entity<SearchEntryRow>(row =>
        {
            row.ToTable("search_entries").HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Kind).HasMaxLength(SearchEntryRow.KindLength);
            row.Property(r => r.Row).HasMaxLength(SearchEntryRow.RowLength);
            row.Property(r => r.TitleRu).HasMaxLength(SearchEntryRow.TitleLength);
            row.Property(r => r.TitleEn).HasMaxLength(SearchEntryRow.TitleLength);
            row.Property(r => r.Text).HasMaxLength(SearchEntryRow.TextLength);
            row.Property(r => r.Href).HasMaxLength(SearchEntryRow.HrefLength);
            row.Property(r => r.Partner).HasMaxLength(80);
            row.Property(r => r.SortKey).HasMaxLength(SearchEntryRow.TitleLength);
            row.HasIndex(r => new { r.Kind, r.Row });
            row.HasIndex(r => r.PersonId);
        });
        model.Entity<SearchTokenRow>(row =>
        {
            row.ToTable("search_tokens").HasKey(r => new { r.Word, r.Kind, r.EntryId });
            row.Property(r => r.Word).HasMaxLength(SearchWords.WordLength);
            row.Property(r => r.Kind).HasMaxLength(SearchEntryRow.KindLength);
            row.HasIndex(r => r.EntryId);
        });
        model.Entity<SearchWordRow>(row =>
        {
            row.ToTable("search_words").HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Key).HasMaxLength(SearchWords.WordLength);
            row.Property(r => r.Word).HasMaxLength(SearchWords.WordLength);
            row.HasIndex(r => r.Key);
            row.HasIndex(r => r.Word);
        });
    }
}
