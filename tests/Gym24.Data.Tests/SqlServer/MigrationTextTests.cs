using Gym24.Contracts.Testing;
using Gym24.Data.SqlServer;
using Gym24.Data.Tests.Migrations;
using Gym24.Host.Data.ScriptMigrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Gym24.Data.Tests.SqlServer;

/// <summary>What the migrations of host and modules would say to SQL Server 2019, read by its grammar and held against its limits.</summary>
public sealed class MigrationTextTests
{
    private const int ClusteredKey = 900, OtherKey = 1700, KeyColumns = 32;
    private static readonly Lazy<Schema> Made = new(() => Schema.Read(OurModules.On(new SqlServerEngine("Server=nowhere"))));

    [Fact]
    public void Every_script_is_read_without_a_fault()
    {
        Assert.Empty(Made.Value.Faults);
        Assert.True(Made.Value.Tables.Count > 80, $"only {Made.Value.Tables.Count} tables");
    }

    [Fact]
    public void Every_table_stands_in_the_schema_of_its_module() =>
        Assert.All(Made.Value.Tables, t => Assert.Equal(t.Value.Module.Replace('-', '_'), t.Key.Schema));

    [Fact]
    public void Every_text_is_wide_and_compares_byte_by_byte()
    {
        var texts = Made.Value.Tables.Values.Where(t => !t.Name.EndsWith("migrations", StringComparison.Ordinal)).SelectMany(t => t.Columns.Values)
            .Where(c => c.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar or SqlDataTypeOption.NChar or SqlDataTypeOption.Text }).ToList();
        Assert.True(texts.Count > 100);
        Assert.All(texts, c => Assert.Equal(("Latin1_General_100_BIN2", SqlDataTypeOption.NVarChar), (c.Collation?.Value, ((SqlDataTypeReference)c.DataType).SqlDataTypeOption)));
    }

    [Fact]
    public void Moments_keep_their_fractions() =>
        Assert.DoesNotContain(Made.Value.Tables.Values.SelectMany(t => t.Columns.Values), c => c.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.DateTime or SqlDataTypeOption.SmallDateTime });

    [Fact]
    public void No_key_and_no_index_is_longer_than_the_server_takes()
    {
        var keys = Made.Value.Tables.Values.Select(t => (Table: t, Columns: t.Key, Limit: ClusteredKey))
            .Concat(Made.Value.Indexes.Select(i => (i.Table, i.Columns, Limit: OtherKey))).ToList();
        Assert.True(keys.Count > 150);
        Assert.All(keys, k => Assert.InRange(k.Columns.Count, 1, KeyColumns));
        Assert.All(keys, k => Assert.True(k.Columns.Sum(c => Schema.Bytes(k.Table.Columns[c])) <= k.Limit, $"{k.Table.Name} ({string.Join(", ", k.Columns)})"));
    }

    [Fact]
    public void A_unique_index_leaves_out_what_is_absent()
    {
        var wrong = Made.Value.Indexes.Where(i => i.IsUnique && i.Columns.Any(c => Schema.IsNullable(i.Table.Columns[c])) && !i.IsFiltered);
        Assert.Empty(wrong.Select(i => $"{i.Table.Name} ({string.Join(", ", i.Columns)})"));
        Assert.Contains(Made.Value.Indexes, i => i is { IsUnique: true, IsFiltered: true, Table.Name: "users" });
    }

    [Fact]
    public void A_deletion_reaches_no_table_on_two_ways()
    {
        var cascades = Made.Value.Tables.Values.SelectMany(t => t.Cascades.Select(to => (From: to, To: t.FullName))).ToLookup(c => c.From, c => c.To);
        Assert.True(cascades.Count > 10);
        foreach (var start in Made.Value.Tables.Values.Select(t => t.FullName))
        {
            var reached = new HashSet<string>(StringComparer.Ordinal) { start };
            var waiting = new Queue<string>([start]);
            while (waiting.TryDequeue(out var at))
                foreach (var next in cascades[at])
                {
                    Assert.True(reached.Add(next), $"{start} reaches {next} twice, the server would refuse the table");
                    waiting.Enqueue(next);
                }
        }
    }

    [Fact]
    public void A_script_may_be_run_again()
    {
        foreach (var (module, sql) in MigrationScript.Of(OurModules.On(new SqlServerEngine("Server=nowhere"))))
        {
            var (script, _) = SqlServerText.Read(sql);
            foreach (var statement in script!.Batches.SelectMany(b => b.Statements))
                Assert.True(statement is IfStatement or BeginTransactionStatement or CommitTransactionStatement or PredicateSetStatement, $"{module}: {statement.GetType().Name}");
        }
    }
}
