using System.Data.Common;

namespace Gym24.Contracts.Data;

/// <summary>What a failure says about the database, however deep it is wrapped.</summary>
public static class DatabaseFailures
{
    /// <summary>Whether the database could not be reached or asks to try again: the same may succeed in a moment.</summary>
    public static bool MayPass(this IDatabaseEngine engine, Exception failure) =>
        Within(failure, f => f is ConnectionLost || engine.IsTransient(f));

    /// <summary>Whether the database gave this transaction up for another one: nothing of it has happened, and all of it may be done again.</summary>
    public static bool GaveWay(this IDatabaseEngine engine, Exception failure) => Within(failure, engine.IsDeadlock);

    private static bool Within(Exception failure, Func<Exception, bool> says) =>
        says(failure) || (failure.InnerException is { } inner && Within(inner, says));
}

/// <summary>
/// The connection broke under a transaction. Drivers say so once, to whoever was asking then, which may be somebody who goes on without an
/// answer; all that comes after is told only that the transaction is over.
/// </summary>
internal sealed class ConnectionLost(Exception noticed) : DbException("The connection to the database was lost.", noticed)
{
    public override bool IsTransient => true;
}
