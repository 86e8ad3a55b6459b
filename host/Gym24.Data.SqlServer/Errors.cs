using Microsoft.Data.SqlClient;

namespace Gym24.Data.SqlServer;

/// <summary>Numbers of the server's messages, as sys.messages lists them.</summary>
internal static class Errors
{
    public const int UniqueIndex = 2601, UniqueConstraint = 2627, Deadlock = 1205, DatabaseInUse = 5061, AlterFailed = 5069;

    /// <summary>From here on the server has closed the connection, or there never was one.</summary>
    private const byte ConnectionLost = 20;

    private static readonly HashSet<int> Transient =
    [
        -2, // the time is up
        Deadlock, 1222, // waited too long for a lock
        596, 6005, 17142, // the session was ended, the server goes down or is paused
        904, 921, 922, 924, 927, 942, 952, 976, 978, 983, 4060, 18401, 18451, // the database is on its way up or down
        701, 8645, 10928, 10929, 17809, // no memory or no connection left
        40197, 40501, 40613, 49918, 49919, 49920, // hosted: being moved or busy
    ];

    public static bool IsTransient(Exception failure) => failure switch
    {
        SqlException said => said.Class >= ConnectionLost || said.Errors.Cast<SqlError>().Any(e => Transient.Contains(e.Number)),
        // So the driver says that no connection of the pool came free, or that the one in use has just broken.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => true,
        _ => false,
    };
}
