using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data.ScriptMigrations;

/// <summary>The SQL of all migrations, as an administrator who lets no program change a schema wants to read and run it.</summary>
internal static class MigrationScript
{
    /// <returns>One script for each module with tables, the host's first. No server is asked.</returns>
    public static IEnumerable<(string Module, string Sql)> Of(Contexts contexts)
    {
        // A server takes the same script again and does what is missing; SQLite has no conditions.
        var options = contexts.Engine.HasSchemas ? MigrationsSqlGenerationOptions.Idempotent : MigrationsSqlGenerationOptions.Default;
        foreach (var module in contexts.All)
        {
            using var scope = contexts.Open();
            var db = Contexts.Of(scope, module);
            yield return (module.Module, db.GetService<IMigrator>().GenerateScript(options: options));
        }
    }
}
