using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Gym24.Host.Data;

internal static class Behind
{
    /// <summary>Migrates where something is missing: migrating takes a lock and writes even when there is nothing to do, and mostly there is not.</summary>
    public static async Task CatchUp(this DatabaseFacade database, CancellationToken cancellation)
    {
        if ((await database.GetPendingMigrationsAsync(cancellation)).Any())
            await database.MigrateAsync(cancellation);
    }
}
