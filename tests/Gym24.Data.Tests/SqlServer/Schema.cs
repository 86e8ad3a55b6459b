using Gym24.Contracts.Testing;
using Gym24.Host.Data;
using Gym24.Host.Data.ScriptMigrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Gym24.Data.Tests.SqlServer;

internal sealed record Table(string Module, string Name, IReadOnlyDictionary<string, ColumnDefinition> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> Cascades)
{
    public string FullName => $"{Module}.{Name}";
}

internal sealed record Index(Table Table, IReadOnlyList<string> Columns, bool IsUnique, bool IsFiltered);

/// <summary>The tables a script makes, as the grammar reads it.</summary>
internal sealed class Schema
{
    public Dictionary<(string Schema, string Name), Table> Tables { get; } = [];
    public List<Index> Indexes { get; } = [];
    public List<string> Faults { get; } = [];

    public static Schema Read(Contexts contexts)
    {
        var schema = new Schema();
        foreach (var (module, sql) in MigrationScript.Of(contexts))
        {
            var (script, faults) = SqlServerText.Read(sql);
            schema.Faults.AddRange(faults.Select(f => $"{module}: {f}"));
            script?.Accept(new Reader(schema, module));
        }
        return schema;
    }

    public static bool IsNullable(ColumnDefinition column) => column.Constraints.OfType<NullableConstraintDefinition>().All(c => c.Nullable);

    /// <summary>What a column takes in a key at most.</summary>
    public static int Bytes(ColumnDefinition column)
    {
        var type = (SqlDataTypeReference)column.DataType;
        var length = type.Parameters.FirstOrDefault()?.Value;
        return type.SqlDataTypeOption switch
        {
            SqlDataTypeOption.NVarChar => length == "max" ? int.MaxValue / 64 : 2 * int.Parse(length!, System.Globalization.CultureInfo.InvariantCulture),
            SqlDataTypeOption.VarBinary => length == "max" ? int.MaxValue / 64 : int.Parse(length!, System.Globalization.CultureInfo.InvariantCulture),
            SqlDataTypeOption.UniqueIdentifier => 16,
            SqlDataTypeOption.Decimal => 17,
            SqlDataTypeOption.Int or SqlDataTypeOption.Bit or SqlDataTypeOption.BigInt or SqlDataTypeOption.Float or SqlDataTypeOption.Date
                or SqlDataTypeOption.Time or SqlDataTypeOption.DateTime2 or SqlDataTypeOption.SmallInt or SqlDataTypeOption.TinyInt => 8,
            var other => throw new InvalidOperationException($"How long is {other}?"),
        };
    }

    private sealed class Reader(Schema schema, string module) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node)
        {
            var name = node.SchemaObjectName;
            var key = node.Definition.TableConstraints.OfType<UniqueConstraintDefinition>().Single(c => c.IsPrimaryKey);
            var cascades = node.Definition.TableConstraints.OfType<ForeignKeyConstraintDefinition>()
                .Where(f => f.DeleteAction == DeleteUpdateAction.Cascade).Select(f => $"{f.ReferenceTableName.SchemaIdentifier.Value}.{f.ReferenceTableName.BaseIdentifier.Value}");
            schema.Tables.Add((name.SchemaIdentifier.Value, name.BaseIdentifier.Value), new Table(module, name.BaseIdentifier.Value,
                node.Definition.ColumnDefinitions.ToDictionary(c => c.ColumnIdentifier.Value), Names(key.Columns), [.. cascades]));
        }

        public override void Visit(AlterTableAddTableElementStatement node)
        {
            var table = Of(node.SchemaObjectName);
            schema.Tables[(node.SchemaObjectName.SchemaIdentifier.Value, table.Name)] = table with
            {
                Columns = table.Columns.Values.Concat(node.Definition.ColumnDefinitions).ToDictionary(c => c.ColumnIdentifier.Value),
            };
        }

        public override void Visit(CreateIndexStatement node) =>
            schema.Indexes.Add(new Index(Of(node.OnName), Names(node.Columns), node.Unique, node.FilterPredicate is not null));

        /// <summary>What stands in a text to be run, as a conditional script needs it, is read too.</summary>
        public override void Visit(ExecutableStringList node)
        {
            foreach (var text in node.Strings.OfType<StringLiteral>())
            {
                var (script, faults) = SqlServerText.Read(text.Value);
                schema.Faults.AddRange(faults.Select(f => $"{module}: {f}"));
                script?.Accept(this);
            }
        }

        private Table Of(SchemaObjectName name) => schema.Tables[(name.SchemaIdentifier.Value, name.BaseIdentifier.Value)];

        private static List<string> Names(IEnumerable<ColumnWithSortOrder> columns) => [.. columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value)];
    }
}
