using Gym24.Contracts.Data;
using Gym24.Data.Sqlite;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests;

/// <summary>What a process that was killed while it migrated leaves behind keeps no later one from starting.</summary>
public sealed class KilledMigrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-killed-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_lock_whose_holder_is_gone_is_not_waited_for()
    {
        var file = Path.Combine(_folder, "gym24.db");
        using (var killed = new SqliteEngine(file))
        {
            await using var connection = killed.CreateConnection();
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); "
                + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22 05:00:00')";
            await command.ExecuteNonQueryAsync();
        }
        using var engine = new SqliteEngine(file);
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDatabaseEngine>(engine);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        await db.Database.MigrateAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await db.Outbox.CountAsync());
    }
}
