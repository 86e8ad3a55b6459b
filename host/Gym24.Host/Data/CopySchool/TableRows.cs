using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gym24.Host.Data.CopySchool;

/// <summary>The rows of one table on one side, as the values a program sees.</summary>
/// <param name="fetch">Puts into a row what stands elsewhere.</param>
internal sealed class TableRows(DbContext db, IEntityType type, Func<object?[], CancellationToken, ValueTask<object?[]>>? fetch = null)
{
    /// <summary>Below what every engine takes in one statement.</summary>
    private const int MaxParameters = 900, MaxRows = 500;

    private static readonly MethodInfo ReadOf = typeof(TableRows).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Instance)!,
        PropertyOf = typeof(EF).GetMethod(nameof(EF.Property))!;

    private readonly IProperty[] _columns = [.. Columns(type)];

    public static IEnumerable<IProperty> Columns(IEntityType type) => type.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal);

    private ISqlGenerationHelper Names => db.GetService<ISqlGenerationHelper>();

    /// <summary>As raw SQL writes it.</summary>
    public string Quoted => Names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    public async IAsyncEnumerable<object?[]> Read([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in ((IAsyncEnumerable<object?[]>)ReadOf.MakeGenericMethod(type.ClrType).Invoke(this, null)!).WithCancellation(cancellation))
            yield return fetch is null ? row : await fetch(row, cancellation);
    }

    public async Task<Fingerprint> Sum(CancellationToken cancellation)
    {
        var sum = new Fingerprint();
        await foreach (var row in Read().WithCancellation(cancellation))
            sum.Add(row);
        return sum;
    }

    public Task<int> Clear(CancellationToken cancellation) => Run("DELETE FROM " + Quoted, cancellation);

    /// <returns>What was read of them on the way.</returns>
    public async Task<Fingerprint> Insert(IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var sum = new Fingerprint();
        // Files are large: many of them in one statement would have to stand in memory together.
        var most = Array.Exists(_columns, c => c.ClrType == typeof(byte[])) ? 1 : Math.Max(1, Math.Min(MaxRows, MaxParameters / _columns.Length));
        var some = new List<object?[]>(most);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            sum.Add(row);
            some.Add(row);
            if (some.Count < most)
                continue;
            await Insert(some, cancellation);
            some.Clear();
        }
        if (some.Count > 0)
            await Insert(some, cancellation);
        return sum;
    }

    public async Task<int> Run(string? sql, CancellationToken cancellation)
    {
        if (sql is null)
            return 0;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private IAsyncEnumerable<object?[]> ReadAll<TRow>() where TRow : class
    {
        var row = Expression.Parameter(typeof(TRow));
        var values = _columns.Select(c => Expression.Convert(Expression.Call(PropertyOf.MakeGenericMethod(c.ClrType), row, Expression.Constant(c.Name)), typeof(object)));
        return db.Set<TRow>().IgnoreQueryFilters().AsNoTracking()
            .Select(Expression.Lambda<Func<TRow, object?[]>>(Expression.NewArrayInit(typeof(object), values), row)).AsAsyncEnumerable();
    }

    private async Task Insert(List<object?[]> rows, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandTimeout = 0;
        var statement = new StringBuilder("INSERT INTO ").Append(Quoted).Append(" (").AppendJoin(", ", _columns.Select(c => Names.DelimitIdentifier(c.GetColumnName()))).Append(") VALUES ");
        for (var row = 0; row < rows.Count; row++)
        {
            statement.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < _columns.Length; column++)
            {
                var name = Names.GenerateParameterName("v" + command.Parameters.Count);
                command.Parameters.Add(_columns[column].GetRelationalTypeMapping().CreateParameter(command, name, rows[row][column], _columns[column].IsNullable));
                statement.Append(column == 0 ? "" : ", ").Append(name);
            }
            statement.Append(')');
        }
        command.CommandText = statement.ToString();
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
