using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tally;

/// <summary>Writes a row for every call of its handler and looks at none it wrote before: what came twice stands there twice.</summary>
public sealed class TallyModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<TallyDb>();
        module.AddSlices<TallyModule>();
    }
}

internal sealed class Stroke
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid Application { get; init; }
    public Guid Run { get; init; }
}

internal sealed class TallyDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    protected override void Tables(ModelBuilder model) => model.Entity<Stroke>(row =>
    {
        row.ToTable("strokes").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
    });
}

[DbContext(typeof(TallyDb)), Migration("1")]
internal sealed class Strokes() : ModuleMigration("tally")
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("strokes",
        t => new { Id = t.Column<Guid>(), Application = t.Column<Guid>(), Run = t.Column<Guid>() }, constraints: t => t.PrimaryKey("PK_strokes", r => r.Id));
}

[Requires("tally.count")]
internal sealed class CountMoves(TallyDb db) : IEventHandler<ApplicationMoved>
{
    public async Task Handle(ApplicationMoved happened, CancellationToken cancellation)
    {
        db.Add(new Stroke { Application = happened.Application, Run = happened.Run });
        await db.SaveChangesAsync(cancellation);
    }
}
