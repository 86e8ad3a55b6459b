using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Gym24.Contracts.Data;

/// <summary>
/// Base of a hand-written migration, the same for every engine: create a table with its keys, add a nullable or constant-default
/// column, create an index, rename. Names stand without schema or prefix; they are added here. No column types.
/// </summary>
/// <param name="module">Id of the module, as in its manifest.</param>
public abstract class ModuleMigration(string module) : Migration
{
    private IReadOnlyList<MigrationOperation>? _operations;

    /// <summary>Whether the engine has schemas; for the rare raw SQL.</summary>
    protected bool HasSchemas => ActiveProvider?.EndsWith(".Sqlite", StringComparison.Ordinal) is false;

    /// <summary>
    /// The collation that compares byte by byte, <see langword="null"/> where the engine does so anyway. Every column of text has it unless
    /// the migration says otherwise: what is equal, unique or first is then the same on every engine.
    /// </summary>
    protected string? ByteOrder => ActiveProvider switch
    {
        { } p when p.EndsWith(".PostgreSQL", StringComparison.Ordinal) => "C",
        { } p when p.EndsWith(".SqlServer", StringComparison.Ordinal) => "Latin1_General_100_BIN2",
        _ => null,
    };

    /// <summary>The name of a table of the module as raw SQL writes it.</summary>
    protected string Quoted(string table) => Quoted(module, table);

    /// <summary>The name of a table of another module as raw SQL writes it.</summary>
    protected string Quoted(string owner, string table) =>
        HasSchemas ? $"\"{Names.Schema(owner, true)}\".\"{table}\"" : $"\"{Names.Table(owner, table, false)}\"";

    /// <summary>
    /// Hands the files of a module that kept their contents itself over to the platform: contents are copied, each once, under the ids of their rows. Nothing is
    /// taken away from the old table.
    /// </summary>
    /// <param name="migration">Of the module.</param>
    /// <param name="shelf">Id of the <see cref="Files.FileShelf"/>.</param>
    /// <param name="files">The table of the rows, with <c>Id</c>, <c>Hash</c> (SHA-256), <c>Size</c>, <c>MediaType</c>, <c>At</c>.</param>
    /// <param name="contents">The table of the contents, with <c>FileId</c> and <c>Content</c>.</param>
    protected void HandOverFiles(MigrationBuilder migration, string shelf, string files, string contents)
    {
        var (rows, old, kept, refs) = (Quoted(files), Quoted(contents), Quoted(HostTables.Owner, "file_contents"), Quoted(HostTables.Owner, "file_refs"));
        var no = ActiveProvider?.EndsWith(".SqlServer", StringComparison.Ordinal) == true ? "0" : "FALSE";
        migration.Sql($"""
            INSERT INTO {kept} ("Id", "Hash", "Size", "MediaType", "At", "InFolder", "Content")
            SELECT f."Id", f."Hash", f."Size", f."MediaType", f."At", {no}, c."Content"
            FROM (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r."Hash" ORDER BY r."At", r."Id") AS "Turn" FROM {rows} r) f
            JOIN {old} c ON c."FileId" = f."Id"
            WHERE f."Turn" = 1 AND NOT EXISTS (SELECT 1 FROM {kept} k WHERE k."Hash" = f."Hash")
            """);
        migration.Sql($"""
            INSERT INTO {refs} ("Id", "Shelf", "ContentId")
            SELECT f."Id", '{shelf}', k."Id" FROM {rows} f JOIN {kept} k ON k."Hash" = f."Hash"
            WHERE NOT EXISTS (SELECT 1 FROM {kept} o WHERE o."Hash" = k."Hash" AND o."Id" < k."Id")
            """);
    }

    public override IReadOnlyList<MigrationOperation> UpOperations => _operations ??= Renamed(base.UpOperations);

    private List<MigrationOperation> Renamed(IReadOnlyList<MigrationOperation> operations)
    {
        var list = new List<MigrationOperation>();
        if (HasSchemas)
            list.Add(new EnsureSchemaOperation { Name = Names.Schema(module, true)! });
        foreach (var operation in operations)
        {
            Rename(operation);
            list.Add(operation);
        }
        return list;
    }

    private void Rename(MigrationOperation operation)
    {
        string Table(string name) => Names.Table(module, name, HasSchemas);
        var schema = Names.Schema(module, HasSchemas);
        switch (operation)
        {
            case CreateTableOperation o:
                (o.Name, o.Schema) = (Table(o.Name), schema);
                foreach (var column in o.Columns)
                {
                    (column.Table, column.Schema) = (o.Name, schema);
                    Collate(column);
                }
                if (o.PrimaryKey is { } key)
                    (key.Table, key.Schema) = (o.Name, schema);
                foreach (var unique in o.UniqueConstraints)
                    (unique.Table, unique.Schema) = (o.Name, schema);
                foreach (var foreign in o.ForeignKeys)
                    (foreign.Table, foreign.Schema, foreign.PrincipalTable, foreign.PrincipalSchema) =
                        (o.Name, schema, Table(foreign.PrincipalTable), schema);
                break;
            case AddColumnOperation o:
                (o.Table, o.Schema) = (Table(o.Table), schema);
                Collate(o);
                break;
            case CreateIndexOperation o:
                if (!HasSchemas)
                    o.Name = Names.Table(module, o.Name, false);
                (o.Table, o.Schema) = (Table(o.Table), schema);
                break;
            case RenameColumnOperation o:
                (o.Table, o.Schema) = (Table(o.Table), schema);
                break;
            case RenameTableOperation o:
                (o.Name, o.Schema, o.NewName, o.NewSchema) = (Table(o.Name), schema, o.NewName is null ? null : Table(o.NewName), schema);
                break;
            case SqlOperation or EnsureSchemaOperation:
                break;
            default:
                throw new InvalidOperationException(
                    $"{GetType().Name}: {operation.GetType().Name} is not allowed in a migration; make a new table and copy.");
        }
    }

    private void Collate(AddColumnOperation column)
    {
        if (column.ClrType == typeof(string))
            column.Collation ??= ByteOrder;
    }
}
