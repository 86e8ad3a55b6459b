using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Gym24.Data.PostgreSql;

/// <summary>A migration written for every engine knows no type of this one: it names the kind of a counted key as a word.</summary>
internal sealed class OwnMigrations(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
{
    public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null,
        MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        foreach (var column in operations.OfType<CreateTableOperation>().SelectMany(t => t.Columns))
            if (column[NpgsqlAnnotationNames.ValueGenerationStrategy] is string word)
                column[NpgsqlAnnotationNames.ValueGenerationStrategy] = Enum.Parse<NpgsqlValueGenerationStrategy>(word);
        return base.Generate(operations, model, options);
    }
}
