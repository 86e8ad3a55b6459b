using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace Gym24.Data.SqlServer;

/// <summary>What a migration written for every engine cannot know of this one: texts are wide, and a unique key would take what is absent once.</summary>
internal sealed class OwnMigrations(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    private readonly Dictionary<(string?, string, string), bool> _made = [];

    public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null,
        MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        foreach (var column in operations.OfType<CreateTableOperation>().SelectMany(t => t.Columns).Concat(operations.OfType<AddColumnOperation>()))
            _made[(column.Schema, column.Table, column.Name)] = column.IsNullable;
        return base.Generate(operations, model, options);
    }

    protected override void Generate(SqlOperation operation, IModel? model, MigrationCommandListBuilder builder) =>
        base.Generate(new SqlOperation { Sql = Conditional(WideText.In(operation.Sql)), SuppressTransaction = operation.SuppressTransaction }, model, builder);

    /// <summary>A script that may be run again asks before each step, and some statements only stand first in what is sent.</summary>
    private string Conditional(string sql) =>
        Options.HasFlag(MigrationsSqlGenerationOptions.Idempotent) ? $"EXEC(N'{sql.Replace("'", "''", StringComparison.Ordinal)}')" : sql;

    protected override void Generate(CreateIndexOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (operation is { IsUnique: true, Filter: null })
        {
            var absent = operation.Columns.Where(c => IsNullable(operation.Schema, operation.Table, c)).ToList();
            if (absent.Count > 0)
                operation.Filter = string.Join(" AND ", absent.Select(c => Dependencies.SqlGenerationHelper.DelimitIdentifier(c) + " IS NOT NULL"));
        }
        base.Generate(operation, model, builder, terminate);
    }

    private bool IsNullable(string? schema, string table, string column) => _made.TryGetValue((schema, table, column), out var nullable)
        ? nullable
        : Dependencies.CurrentContext.Context.GetService<IDesignTimeModel>().Model.GetRelationalModel().FindTable(table, schema)?.FindColumn(column)?.IsNullable is true;
}
