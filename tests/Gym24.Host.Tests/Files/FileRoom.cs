using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Testing;
using Gym24.Host.Data;
using Gym24.Host.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Files;

/// <summary>A row of a module that has a file.</summary>
internal sealed class Sheet
{
    public static readonly FileShelf Shelf = new("sheets.all", typeof(Sheet), "Листы", 1024 * 1024, 60);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; init; } = "";
}

internal sealed class SheetDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public static readonly ModuleManifest Manifest = new() { Id = "sheets", Title = "sheets", Version = "0", Contracts = "[0, 1)" };

    public DbSet<Sheet> Sheets => Set<Sheet>();

    protected override void Tables(ModelBuilder model) => model.Entity<Sheet>(sheet =>
    {
        sheet.ToTable("sheets").HasKey(s => s.Id);
        sheet.Property(s => s.Name).HasMaxLength(60);
    });
}

[DbContext(typeof(SheetDb)), Migration("1")]
internal sealed class SheetTables() : ModuleMigration("sheets")
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("sheets",
        t => new { Id = t.Column<Guid>(), Name = t.Column<string>(maxLength: 60) }, constraints: t => t.PrimaryKey("PK_sheets", r => r.Id));
}

/// <summary>The host's keeping of files over a real database, and a module with sheets that have some.</summary>
internal sealed class FileRoom : IAsyncDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("gym24-files-").FullName;
    private readonly TestDatabase _database;
    private ServiceProvider _services = null!;

    private FileRoom(TestDatabase database) => _database = database;

    public TestClock Clock { get; } = new(DateTimeOffset.UtcNow);

    public string Folder => Path.Combine(_place, "files");

    /// <summary>The files of the school in the folder, without marker.</summary>
    public IReadOnlyList<string> InFolder => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("gym24-files.txt", StringComparison.Ordinal))] : [];

    public static byte[] Pdf(string text) => Encoding.UTF8.GetBytes("%PDF-1.7\n" + text + "\n%%EOF");

    public static async Task<FileRoom> Open(bool folder, TestDatabase? database = null, params (string Name, string Value)[] settings)
    {
        SqlServerQueries.Watch();
        var room = new FileRoom(database ?? await TestDatabase.OnSqlite());
        await room.Restart(folder, settings: settings);
        return room;
    }

    /// <summary>Begins anew on what is stored, with these settings.</summary>
    /// <param name="folder">The store; absent: no folder is named at all.</param>
    /// <param name="withShelf">Whether the module is on.</param>
    public async Task Restart(bool? folder, bool withShelf = true, params (string Name, string Value)[] settings)
    {
        if (_services is not null)
            await _services.DisposeAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Files:{s.Name}", (string?)s.Value))
            .Concat(folder is null ? [] : [KeyValuePair.Create("Files:Folder", (string?)Folder), KeyValuePair.Create("Files:Store", (string?)(folder == true ? "folder" : "database"))])).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(_database.Engine);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        if (withShelf)
        {
            services.AddModuleDb<SheetDb>(SheetDb.Manifest);
            services.AddSingleton(Sheet.Shelf);
        }
        services.AddKeeping();
        _services = services.BuildServiceProvider();
        await Within(async provider =>
        {
            foreach (var own in provider.GetRequiredService<ModuleDbs>().All)
                await ((DbContext)provider.GetRequiredService(own.Context)).Database.MigrateAsync();
            await provider.GetRequiredService<FilePlace>().Claim(provider.GetRequiredService<HostDb>(), default);
            return true;
        });
    }

    /// <summary>A sheet with a file, as a command of the module saves them.</summary>
    public Task<Guid> Keep(string name, byte[] content) => Whole(async services =>
    {
        var sheet = new Sheet { Name = name };
        await services.GetRequiredService<IFiles>().Keep(Sheet.Shelf, sheet.Id, name, content);
        services.GetRequiredService<SheetDb>().Add(sheet);
        return sheet.Id;
    });

    public async Task<byte[]> Read(Guid sheet) => (await Within(s => s.GetRequiredService<IFiles>().Open(sheet, "лист.pdf"))).Content;

    public Task Release(Guid sheet) => Whole(async services =>
    {
        await services.GetRequiredService<SheetDb>().Sheets.Where(s => s.Id == sheet).ExecuteDeleteAsync();
        await services.GetRequiredService<IFiles>().Release([sheet]);
        return true;
    });

    /// <summary>The sheet goes, and nobody says anything of its file.</summary>
    public Task Forget(Guid sheet) => Whole(s => s.GetRequiredService<SheetDb>().Sheets.Where(r => r.Id == sheet).ExecuteDeleteAsync());

    /// <summary>A night's turn of the sweep.</summary>
    public async Task Sweep()
    {
        for (var steps = 0; await Within(s => s.GetServices<Gym24.Contracts.Jobs.IJob>().OfType<SweepFiles>().Single().Step(default)); steps++)
            Assert.True(steps < 100, "The sweep comes to no end.");
    }

    /// <summary>Contents, of them in the folder, references, sheets.</summary>
    public Task<(int Contents, int InFolder, int Refs)> Stored() => Within(async s =>
    {
        var db = s.GetRequiredService<HostDb>();
        return (await db.FileContents.CountAsync(), await db.FileContents.CountAsync(c => c.InFolder && c.Content == null), await db.FileRefs.CountAsync());
    });

    public Task<T> Whole<T>(Func<IServiceProvider, Task<T>> work) => Within(s => s.GetRequiredService<DbSession>().InTransactionAsync(() => work(s)));

    public async Task<T> Within<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public static async Task<Refusal> Refused(Func<Task> work) => await Assert.ThrowsAsync<Refusal>(work);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_place, recursive: true);
    }
}
