using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gym24.Partnerships.Catalogue.Keeping;

/// <summary>
/// Many new rows of a table in few statements, in the running transaction: following thousands of rows one by one costs more than
/// reading the file they come from. One command serves them all, so that a statement is put together once.
/// </summary>
internal static class ManyRows
{
    /// <summary>Below what every engine takes in one statement.</summary>
    private const int MaxParameters = 900;

    public static async Task Insert<TRow>(DbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellation) where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var columns = type.GetProperties().Select(p => (Property: p, Value: p.GetGetter(), p.GetTypeMapping().Converter)).ToArray();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        try
        {
            foreach (var chunk in rows.Chunk(MaxParameters / columns.Length))
            {
                if (command.Parameters.Count != chunk.Length * columns.Length)
                    Prepare(command, db, type, [.. columns.Select(c => c.Property)], chunk.Length);
                var parameter = 0;
                foreach (var row in chunk)
                    foreach (var column in columns)
                    {
                        var value = column.Value.GetClrValue(row);
                        command.Parameters[parameter++].Value = column.Converter?.ConvertToProvider(value) ?? value ?? DBNull.Value;
                    }
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }
        catch (DbException broken)
        {
            throw new DbUpdateException(broken.Message, broken);
        }
    }

    private static void Prepare(DbCommand command, DbContext db, IEntityType type, IReadOnlyList<IProperty> columns, int rows)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        command.Parameters.Clear();
        var statement = new StringBuilder("INSERT INTO ").Append(names.DelimitIdentifier(type.GetTableName()!, type.GetSchema()))
            .Append(" (").AppendJoin(", ", columns.Select(c => names.DelimitIdentifier(c.GetColumnName()))).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            statement.Append(row == 0 ? "(" : ",(");
            for (var column = 0; column < columns.Count; column++)
            {
                var name = names.GenerateParameterName("v" + command.Parameters.Count);
                var parameter = columns[column].GetRelationalTypeMapping().CreateParameter(command, name, null, columns[column].IsNullable);
                // SqlClient would cut a longer text off at the length that was named, without a word.
                if (parameter.Size > 0)
                    parameter.Size = -1;
                command.Parameters.Add(parameter);
                statement.Append(column == 0 ? "" : ",").Append(name);
            }
            statement.Append(')');
        }
        command.CommandText = statement.ToString();
    }
}
