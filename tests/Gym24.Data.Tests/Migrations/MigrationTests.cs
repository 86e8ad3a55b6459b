using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Scaffolding.Metadata;
using Microsoft.EntityFrameworkCore.Sqlite.Scaffolding.Internal;
using Microsoft.EntityFrameworkCore.SqlServer.Scaffolding.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Scaffolding.Internal;

namespace Gym24.Data.Tests.Migrations;

public sealed class SqliteMigrationTests : MigrationTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnSqlite();

    protected override IDatabaseModelFactory Reader(DbContext db) => new SqliteDatabaseModelFactory(
        db.GetService<IDiagnosticsLogger<DbLoggerCategory.Scaffolding>>(), db.GetService<IRelationalTypeMappingSource>());
}

public sealed class PostgreSqlMigrationTests(PostgreSqlServer server) : MigrationTests
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);

    protected override IDatabaseModelFactory Reader(DbContext db) =>
        new NpgsqlDatabaseModelFactory(db.GetService<IDiagnosticsLogger<DbLoggerCategory.Scaffolding>>());
}

public sealed class SqlServerMigrationTests : MigrationTests
{
    protected override Task<TestDatabase> Database() => RealSqlServer.Database();

    protected override IDatabaseModelFactory Reader(DbContext db) => new SqlServerDatabaseModelFactory(
        db.GetService<IDiagnosticsLogger<DbLoggerCategory.Scaffolding>>(), db.GetService<IRelationalTypeMappingSource>());
}

/// <summary>The migrations of host and modules make, from nothing, what the models expect.</summary>
public abstract class MigrationTests
{
    protected abstract Task<TestDatabase> Database();

    protected abstract IDatabaseModelFactory Reader(DbContext db);

    [Fact]
    public async Task Tables_are_what_the_models_expect()
    {
        TestDatabase.Choose(Database);
        await using var school = await TestSchool.Start(OurModules.All);
        var contexts = school.Services.GetRequiredService<ModuleDbs>().All;
        Assert.True(contexts.Count > OurModules.All.Count);
        await AreAsExpected(school.Services, contexts.Select(c => c.Context).ToList());
    }

    [Fact]
    public async Task The_tables_of_the_host_too()
    {
        await using var database = await Database();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database.Engine);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        await using var provider = services.BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<HostDb>().Database.MigrateAsync();
        await AreAsExpected(provider, [typeof(HostDb)]);
    }

    private async Task AreAsExpected(IServiceProvider services, IReadOnlyList<Type> contexts)
    {
        DatabaseModel? found = null;
        var wrong = new List<string>();
        foreach (var context in contexts)
        {
            await using var scope = services.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
            found ??= Reader(db).Create(db.Database.GetDbConnection(), new DatabaseModelFactoryOptions());
            foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
                wrong.AddRange(Compare(table, found.Tables.SingleOrDefault(t => t.Name == table.Name && (table.Schema is null || t.Schema == table.Schema)))
                    .Select(w => $"{table.SchemaQualifiedName}: {w}"));
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Distinct()));
    }

    private static IEnumerable<string> Compare(ITable wanted, DatabaseTable? found)
    {
        if (found is null)
            return ["is not there"];
        var wrong = new List<string>();
        foreach (var column in wanted.Columns)
        {
            if (found.Columns.SingleOrDefault(c => c.Name == column.Name) is not { } made)
                wrong.Add($"{column.Name} is not there");
            else if (made.IsNullable != column.IsNullable || made.StoreType != column.StoreType)
                wrong.Add($"{column.Name} is {made.StoreType}{(made.IsNullable ? "?" : "")}, the model says {column.StoreType}{(column.IsNullable ? "?" : "")}");
        }
        wrong.AddRange(found.Columns.Where(c => wanted.Columns.All(w => w.Name != c.Name)).Select(c => $"{c.Name} is not in the model"));
        var key = string.Join(',', wanted.PrimaryKey!.Columns.Select(c => c.Name));
        if (string.Join(',', found.PrimaryKey?.Columns.Select(c => c.Name) ?? []) is var madeKey && madeKey != key)
            wrong.Add($"the key is ({madeKey}), the model says ({key})");
        var indexes = found.Indexes.Select(i => (string.Join(',', i.Columns.Select(c => c.Name)), i.IsUnique)).ToHashSet();
        wrong.AddRange(wanted.Indexes.Where(i => !indexes.Contains((string.Join(',', i.Columns.Select(c => c.Name)), i.IsUnique)))
            .Select(i => $"no {(i.IsUnique ? "unique " : "")}index on {string.Join(',', i.Columns.Select(c => c.Name))}"));
        var foreign = found.ForeignKeys.Select(f => (string.Join(',', f.Columns.Select(c => c.Name)), f.PrincipalTable.Name, f.OnDelete == ReferentialAction.Cascade)).ToHashSet();
        wrong.AddRange(wanted.ForeignKeyConstraints
            .Where(f => !foreign.Contains((string.Join(',', f.Columns.Select(c => c.Name)), f.PrincipalTable.Name, f.OnDeleteAction == ReferentialAction.Cascade)))
            .Select(f => $"no foreign key to {f.PrincipalTable.Name} over {string.Join(',', f.Columns.Select(c => c.Name))} ({f.OnDeleteAction})"));
        return wrong;
    }
}
