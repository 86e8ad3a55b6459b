using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Gym24.People.Import.Work;

/// <summary>
/// One step of one import. Step and progress are saved together; two processes that take the same step meet at the version of the
/// import, and one of them has done nothing.
/// </summary>
internal sealed partial class ImportWork(PeopleDb db, DbSession session, CheckStep check, ApplyStep apply, ILogger<ImportWork> log)
{
    private const int MostAttempts = 5;

    /// <returns>Whether there is more to do.</returns>
    public async Task<bool> Step(Guid id, CancellationToken cancellation)
    {
        try
        {
            return await session.InTransactionAsync(async () =>
            {
                if (await db.Imports.FindAsync([id], cancellation) is not { Working: true } import)
                    return false;
                if (import.State == ImportState.Checking)
                    await check.Take(import, cancellation);
                else
                    await apply.Take(import, cancellation);
                import.Attempts = 0;
                import.ChangedAt = db.Now;
                await db.SaveChangesAsync(cancellation);
                return import.Working;
            }, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            StepFailed(log, e, id);
            return await CountFailure(id, cancellation);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private Task<bool> CountFailure(Guid id, CancellationToken cancellation) => session.InTransactionAsync(async () =>
    {
        var import = (await db.Imports.FindAsync([id], cancellation))!;
        if (++import.Attempts >= MostAttempts)
            import.Fail(new Problem(import.State == ImportState.Applying ? "ApplyFailed" : "CheckFailed", import.Position), db.Now);
        await db.SaveChangesAsync(cancellation);
        return false;
    }, cancellation);

    [LoggerMessage(LogLevel.Error, "A step of the roster import {Import} failed")]
    private static partial void StepFailed(ILogger log, Exception exception, Guid import);
}
