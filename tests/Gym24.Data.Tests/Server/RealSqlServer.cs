using Gym24.Contracts.Testing;
using Microsoft.Data.SqlClient;

namespace Gym24.Data.Tests.Server;

/// <summary>
/// A real SQL Server, which cannot be installed by whoever runs the tests: <c>GYM24_TEST_SQLSERVER</c> holds a connection string of somebody
/// who may create databases there. Where it holds none, these tests are reported as skipped.
/// </summary>
internal static class RealSqlServer
{
    public static string Connection
    {
        get
        {
            var given = Environment.GetEnvironmentVariable("GYM24_TEST_SQLSERVER");
            Assert.SkipWhen(string.IsNullOrEmpty(given), "GYM24_TEST_SQLSERVER names no server.");
            return given!;
        }
    }

    public static Task<TestDatabase> Database() => TestDatabase.OnSqlServer(Connection);

    public static async Task Tell(string sql)
    {
        var master = new SqlConnectionStringBuilder(Connection) { InitialCatalog = "master", TrustServerCertificate = true }.ConnectionString;
        await using var connection = new SqlConnection(master);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
