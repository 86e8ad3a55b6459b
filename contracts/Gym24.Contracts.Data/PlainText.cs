using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gym24.Contracts.Data;

/// <summary>
/// Whatever comes in, NUL and halves of surrogate pairs reach no database: some engines refuse them in their own words, others keep them.
/// Requests say it beside the field (<see cref="Faults.Text"/>); this stands behind all of them.
/// </summary>
internal sealed class PlainText : DbCommandInterceptor
{
    public static readonly PlainText Only = new();

    private PlainText() { }

    private static void Check(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            var plain = parameter.Value switch
            {
                string text => IsPlain(text),
                IEnumerable<string> texts => texts.All(IsPlain),
                _ => true,
            };
            if (!plain)
                throw new Refusal(RefusalKind.Invalid, "characters", Words.T["Save.Characters"]);
        }
    }

    private static bool IsPlain(string? text) => text is null || (!text.Contains('\0') && WholeText.Is(text));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return new(result);
    }
}
