using System.Data;
using System.Data.Common;
using Gym24.Contracts.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Data.SqlServer;

/// <summary>SQL Server 2019 or later. Every module has a schema of its own.</summary>
public sealed class SqlServerEngine : IDatabaseEngine
{
    /// <summary>SQL Server 2019: what is sent is plain enough for it.</summary>
    private const int Level = 150;
    private const int UniqueConstraint = 2627, UniqueIndex = 2601, Deadlock = 1205, Timeout = -2;
    private readonly string _connectionString;

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public SqlServerEngine(string connectionString) =>
        _connectionString = new SqlConnectionStringBuilder(connectionString) { ApplicationName = "gym24" }.ConnectionString;

    public string Name => "sqlserver";

    public bool HasSchemas => true;

    public DbConnection CreateConnection() => new SqlConnection(_connectionString);

    public void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema) =>
        options.UseSqlServer(server => server.MigrationsHistoryTable(historyTable, historySchema).UseCompatibilityLevel(Level));

    public async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    public void Ended(DbTransaction transaction) { }

    public bool IsDuplicate(DbUpdateException failure) => failure.InnerException is SqlException { Number: UniqueConstraint or UniqueIndex };

    public bool IsTransient(Exception failure) =>
        failure is SqlException { Number: Deadlock or Timeout } or SqlException { IsTransient: true } || (failure.InnerException is { } inner && IsTransient(inner));
}
