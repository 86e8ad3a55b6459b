using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gym24.Host.Data.CopySchool;

/// <summary>The tables of a school, each after those it refers to.</summary>
internal static class SchoolTables
{
    /// <summary>What belongs to processes and not to the school: who holds which lease, which hosts there are, and how far a copy is.</summary>
    private static readonly Type[] Passing = [typeof(LeaseRow), typeof(HostRow), typeof(CopyRow)];

    /// <param name="db">Of the module.</param>
    /// <param name="seen">Tables of modules before this one: the host's outbox and audit stand in every context.</param>
    public static IReadOnlyList<IEntityType> Of(DbContext db, HashSet<string> seen)
    {
        var own = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !Passing.Contains(t.ClrType) && seen.Add(NameOf(t)))
            .OrderBy(NameOf, StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (own.Find(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || !own.Contains(f.PrincipalEntityType))) is { } next)
        {
            ordered.Add(next);
            own.Remove(next);
        }
        return own.Count == 0 ? ordered : throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", own.Select(NameOf))}");
    }

    /// <summary>The same whatever the engine: <c>partnerships.runs</c>.</summary>
    public static string NameOf(IEntityType table, string module)
    {
        var (name, prefix) = (table.GetTableName()!, module.Replace('-', '_') + "_");
        return $"{module}.{(table.GetSchema() is null && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name)}";
    }

    private static string NameOf(IEntityType table) => $"{table.GetSchema()}.{table.GetTableName()}";

    /// <summary>Modules that have tables in the database and no folder: nobody knows what stands in them.</summary>
    public static async Task<IReadOnlyList<string>> OfUnknownModules(DbContext db, IDatabaseEngine engine, IReadOnlyCollection<string> known, CancellationToken cancellation)
    {
        const string suffix = "_migrations";
        var question = engine.HasSchemas ? "SELECT table_schema FROM information_schema.tables WHERE table_name = 'migrations'"
            : $"SELECT substr(name, 1, length(name) - {suffix.Length}) FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\{suffix}' ESCAPE '\\'";
        var found = await db.Database.SqlQueryRaw<string>(question).ToListAsync(cancellation);
        return [.. found.Except(known.Select(k => k.Replace('-', '_'))).Order(StringComparer.Ordinal)];
    }
}
