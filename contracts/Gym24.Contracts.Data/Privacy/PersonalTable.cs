using Gym24.Contracts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Gym24.Contracts.Data;

internal enum Ending
{
    Delete,
    Anonymise,
    TakeOut,
    Keep,
}

/// <summary>A table with a column that names a person.</summary>
internal abstract class PersonalTable(Type row, string column)
{
    public Type Row { get; } = row;

    public string Column { get; } = column;

    public abstract Task<int> Count(ModuleDb db, Guid person, CancellationToken cancellation);

    public abstract Task<List<Guid>> People(ModuleDb db, IReadOnlyCollection<Guid> people, CancellationToken cancellation);

    public abstract Task<IReadOnlyList<(string Table, IReadOnlyList<RecordRow> Rows)>> Rows(ModuleDb db, Guid person, CancellationToken cancellation);

    public abstract Task<ErasedRows> Erase(ModuleDb db, Guid person, Guid nobody, CancellationToken cancellation);
}

internal sealed class PersonalTable<TRow>(string column, Ending ending, IReadOnlyList<string> words) : PersonalTable(typeof(TRow), column)
    where TRow : class
{
    private readonly List<Func<ModuleDb, Guid, CancellationToken, Task<(string Table, IReadOnlyList<RecordRow> Rows)>>> _links = [];

    public override Task<int> Count(ModuleDb db, Guid person, CancellationToken cancellation) => Of(db, person).CountAsync(cancellation);

    public override Task<List<Guid>> People(ModuleDb db, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var (name, some) = (Column, people.Select(p => (Guid?)p).ToList());
        return All(db).Where(r => some.Contains(EF.Property<Guid?>(r, name))).Select(r => EF.Property<Guid?>(r, name)!.Value).Distinct().ToListAsync(cancellation);
    }

    public override async Task<IReadOnlyList<(string Table, IReadOnlyList<RecordRow> Rows)>> Rows(ModuleDb db, Guid person, CancellationToken cancellation)
    {
        var own = await Read(db, Of(db, person), cancellation);
        var all = new List<(string, IReadOnlyList<RecordRow>)>();
        if (own.Rows.Count == 0)
            return all;
        all.Add(own);
        foreach (var link in _links)
            if (await link(db, person, cancellation) is { Rows.Count: > 0 } linked)
                all.Add(linked);
        return all;
    }

    public void Link<TLinked>(string here, string there) where TLinked : class => _links.Add((db, person, cancellation) =>
    {
        var own = Of(db, person);
        return Read(db, db.Set<TLinked>().IgnoreAutoIncludes().Where(l => own.Any(r => EF.Property<Guid>(r, here) == EF.Property<Guid>(l, there))), cancellation);
    });

    private static async Task<(string Table, IReadOnlyList<RecordRow> Rows)> Read<T>(ModuleDb db, IQueryable<T> rows, CancellationToken cancellation) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Where(Shown).ToList();
        return (type.GetTableName()!, [.. (await rows.AsNoTracking().ToListAsync(cancellation)).Select(row => new RecordRow([.. columns.Select(c => Field(c, row)).OfType<RecordField>()]))]);
    }

    public override async Task<ErasedRows> Erase(ModuleDb db, Guid person, Guid nobody, CancellationToken cancellation)
    {
        var name = Column;
        switch (ending)
        {
            case Ending.Delete:
                return new(await Of(db, person).ExecuteDeleteAsync(cancellation), 0);
            case Ending.Anonymise or Ending.TakeOut:
                var type = db.Model.FindEntityType(Row)!;
                var mayBeNone = type.FindProperty(name)!.IsNullable;
                return new(0, await Of(db, person).ExecuteUpdateAsync(set =>
                {
                    if (mayBeNone)
                        set.SetProperty(r => EF.Property<Guid?>(r, name), ending == Ending.Anonymise ? nobody : null);
                    else
                        set.SetProperty(r => EF.Property<Guid>(r, name), nobody);
                    foreach (var word in words.Select(w => type.FindProperty(w)!))
                        Empty(set, word);
                }, cancellation));
            default:
                return new(0, 0);
        }
    }

    private static void Empty(UpdateSettersBuilder<TRow> set, IProperty word)
    {
        var name = word.Name;
        if (word.ClrType == typeof(Guid?))
            set.SetProperty(r => EF.Property<Guid?>(r, name), (Guid?)null);
        else
            set.SetProperty(r => EF.Property<string?>(r, name), word.IsNullable ? null : "");
    }

    private IQueryable<TRow> Of(ModuleDb db, Guid person)
    {
        var name = Column;
        return All(db).Where(r => EF.Property<Guid?>(r, name) == person);
    }

    private static IQueryable<TRow> All(ModuleDb db) => db.Set<TRow>().IgnoreAutoIncludes();

    /// <summary>What only the platform has a use for is not about anybody.</summary>
    private static bool Shown(IProperty property) =>
        property.PropertyInfo is not null && property.ClrType != typeof(byte[]) && !property.IsConcurrencyToken && !Secret.Contains(property.Name);

    // Restricted: what a court has decided about one guardian is told neither to the other one nor to the child; the card shows it to those who keep the roster.
    private static readonly HashSet<string> Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash", "Value", "Restricted", "SortKey", "NameKey", "LiveKey", "NumberKey", "RunKey", "ExternalKey", "TextRu", "TextEn"];

    private static RecordField? Field(IProperty property, object row) => property.PropertyInfo!.GetValue(row) switch
    {
        null or "" => null,
        Enum value => new(property.Name, Title(property.Name), value.ToString()),
        var value => new(property.Name, Title(property.Name), value),
    };

    private static string Title(string name) => Words.T["Field." + name] is var title && title.StartsWith("Field.", StringComparison.Ordinal) ? name : title;
}
