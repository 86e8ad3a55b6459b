using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gym24.Partnerships.Catalogue.Keeping;

/// <summary>
/// Many new rows of a table in few statements, in the running transaction: following thousands of rows one by one costs more than
/// reading the file they come from.
/// </summary>
internal static class ManyRows
{
    /// <summary>Below what every engine takes in one statement.</summary>
    private const int MaxParameters = 900;

    public static async Task Insert<TRow>(DbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellation) where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var columns = type.GetProperties().Select(p => (Name: p.GetColumnName(), Value: p.GetGetter(), p.GetTypeMapping().Converter)).ToList();
        var names = db.GetService<ISqlGenerationHelper>();
        var head = $"INSERT INTO {names.DelimitIdentifier(type.GetTableName()!, type.GetSchema())} ({string.Join(", ", columns.Select(c => names.DelimitIdentifier(c.Name)))}) VALUES ";
        try
        {
            foreach (var chunk in rows.Chunk(MaxParameters / columns.Count))
            {
                var statement = new StringBuilder(head);
                var values = new List<object>(MaxParameters);
                foreach (var row in chunk)
                {
                    statement.Append(values.Count == 0 ? "(" : ",(");
                    statement.AppendJoin(',', columns.Select((_, i) => $"{{{values.Count + i}}}")).Append(')');
                    values.AddRange(columns.Select(c => c.Value.GetClrValue(row)!).Select((v, i) => columns[i].Converter?.ConvertToProvider(v) ?? v));
                }
                var sql = statement.ToString();
                await db.Database.ExecuteSqlRawAsync(sql, values, cancellation);
            }
        }
        catch (DbException broken)
        {
            throw new DbUpdateException(broken.Message, broken);
        }
    }
}
