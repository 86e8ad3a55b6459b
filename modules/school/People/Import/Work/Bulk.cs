using System.Data.Common;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gym24.People.Import.Work;

/// <summary>
/// Writes many rows of one table in the running transaction with one statement, past the change tracker: an import writes a
/// dozen rows for each pupil. Names and conversions come from the context's model, so it fits every engine.
/// </summary>
internal sealed class Bulk(PeopleDb db)
{
    public async Task Insert<TRow>(IReadOnlyCollection<TRow> rows, CancellationToken cancellation) where TRow : class
    {
        var columns = Columns<TRow>();
        await Run(rows, columns, $"INSERT INTO {Table<TRow>()} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter))})", cancellation);
    }

    /// <summary>Sets the named properties of rows found by their key.</summary>
    public async Task Update<TRow>(IReadOnlyCollection<TRow> rows, string[] properties, CancellationToken cancellation) where TRow : class
    {
        var all = Columns<TRow>();
        var (set, key) = (all.Where(c => properties.Contains(c.Property.Name)).ToList(), all.Where(c => c.Property.IsPrimaryKey()).ToList());
        await Run(rows, [.. set, .. key],
            $"UPDATE {Table<TRow>()} SET {string.Join(", ", set.Select(Equation))} WHERE {string.Join(" AND ", key.Select(Equation))}", cancellation);

        static string Equation(Column column) => $"{column.Name} = {column.Parameter}";
    }

    private async Task Run<TRow>(IReadOnlyCollection<TRow> rows, IReadOnlyList<Column> columns, string sql, CancellationToken cancellation) where TRow : class
    {
        if (rows.Count == 0)
            return;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        var parameters = columns.Select(c => Add(command, c)).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
                parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static DbParameter Add(DbCommand command, Column column)
    {
        var parameter = column.Mapping.CreateParameter(command, column.Parameter, null, nullable: true);
        // SqlClient would cut a longer text off at the length that was named, without a word.
        if (parameter.Size > 0)
            parameter.Size = -1;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private string Table<TRow>()
    {
        var entity = db.Model.FindEntityType(typeof(TRow))!;
        return Sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
    }

    private List<Column> Columns<TRow>() => db.Model.FindEntityType(typeof(TRow))!.GetProperties()
        .Select((p, i) => new Column(p, Sql.DelimitIdentifier(p.GetColumnName()), $"@p{i}", (RelationalTypeMapping)p.GetTypeMapping())).ToList();

    private ISqlGenerationHelper Sql => field ??= Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<ISqlGenerationHelper>(db);

    private sealed record Column(IProperty Property, string Name, string Parameter, RelationalTypeMapping Mapping)
    {
        public object? Value(object row)
        {
            var value = Property.GetGetter().GetClrValue(row);
            return value is null ? null : Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
