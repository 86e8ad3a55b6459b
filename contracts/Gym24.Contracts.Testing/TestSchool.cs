using System.Globalization;
using System.Text.Json;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.Files;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Papers;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gym24.Contracts.Testing;

/// <summary>
/// A school of its own for a test: real dependency injection, the real pipeline and a <see cref="TestDatabase"/>, with the given
/// modules migrated and started. Each <see cref="Send{T}"/> runs in a scope of its own, like a request.
/// </summary>
public sealed class TestSchool : IAsyncDisposable, ISchool, INotices, IActiveModules, IAccounts, IWrongKeys
{
    private readonly TestDatabase _database;
    private readonly List<ActiveModule> _modules = [];
    private ServiceProvider _services = null!;

    private TestSchool(TestDatabase database) => _database = database;

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
    public TestCaller Caller { get; } = new();
    public TestPeople People { get; } = new();
    /// <summary>What was told. A kind that no manifest declares is refused here, so that a test finds it.</summary>
    public List<ToldNotice> Notices { get; } = [];

    /// <summary>What was issued.</summary>
    public TestCertificates Certificates => _services.GetRequiredService<TestCertificates>();

    /// <summary>The doors at which somebody stood with a wrong key.</summary>
    public List<string> WrongKeys { get; } = [];

    /// <summary>Who holds which permission over every row, for notices to whoever is in charge.</summary>
    public List<(Guid Person, string Permission)> Holders { get; } = [];
    public IServiceProvider Services => _services;

    /// <param name="modules">Entry classes of the modules, in order of dependency.</param>
    /// <param name="configure">Last word on the services; runs after the modules.</param>
    public static async Task<TestSchool> Start(IReadOnlyList<IModule> modules, Action<IServiceCollection, TestSchool>? configure = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        SqlServerQueries.Watch();
        var school = new TestSchool(await TestDatabase.Create());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(school.Clock);
        services.AddSingleton<ISchool>(school);
        services.AddSingleton<INotices>(school);
        services.AddSingleton<IAccounts>(school);
        services.AddSingleton<IWrongKeys>(school);
        services.AddSingleton<IActiveModules>(school);
        services.AddSingleton(provider => new TestCertificates(school, provider.GetServices<CertificateKind>()));
        services.AddSingleton<ICertificates>(provider => provider.GetRequiredService<TestCertificates>());
        services.AddSingleton<ICaller>(school.Caller);
        services.AddSingleton<IPeopleDirectory>(school.People);
        services.AddSingleton(school._database.Engine);
        services.AddRequests();
        services.AddModuleDb<TestHostDb>(TestHostDb.Manifest);
        services.AddScoped<IFiles, TestFiles>();
        foreach (var module in modules)
        {
            var folder = Path.GetDirectoryName(module.GetType().Assembly.Location)!;
            var manifest = Manifest(module, folder);
            school._modules.Add(new ActiveModule(manifest, Path.GetDirectoryName(ManifestFile(module, folder))!, module.GetType().Assembly));
            module.Register(new Builder(manifest, services));
        }
        configure?.Invoke(services, school);
        school._services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await school.Migrate();
        foreach (var module in modules)
            await module.Start(school._services, default);
        return school;
    }

    /// <summary>The people of <see cref="People"/> become rows of the directory view. Call after adding people.</summary>
    public async Task PublishPeople()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TestHostDb>();
        await db.Replace(People.All);
    }

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Works in a scope of its own, in one transaction, as another module's command would.</summary>
    public async Task<T> Within<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        return await session.InTransactionAsync(() => work(scope.ServiceProvider));
    }

    /// <summary>Delivers what waits in the outbox to the handlers, once, in order.</summary>
    public async Task Deliver()
    {
        await using var reading = _services.CreateAsyncScope();
        var db = reading.ServiceProvider.GetRequiredService<TestHostDb>();
        foreach (var row in await db.Set<OutboxRow>().Where(r => r.DeliveredAt == null).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync())
        {
            var type = TypeOf(row.Type);
            var happened = (IEvent)JsonSerializer.Deserialize(row.Payload, type)!;
            foreach (var handler in _services.CreateScope().ServiceProvider.GetServices(typeof(IEventHandler<>).MakeGenericType(type)))
                await Within(async provider =>
                {
                    var own = provider.GetServices(typeof(IEventHandler<>).MakeGenericType(type)).Single(h => h!.GetType() == handler!.GetType())!;
                    await (Task)own.GetType().GetMethod("Handle", [type, typeof(CancellationToken)])!.Invoke(own, [happened, CancellationToken.None])!;
                    return true;
                });
            row.DeliveredAt = Clock.GetUtcNow().UtcDateTime;
        }
        await db.SaveChangesAsync();
    }

    private Type TypeOf(string name) => _modules.Select(m => m.Assembly!).Prepend(typeof(IEvent).Assembly)
        .Select(a => a.GetType(name)).First(t => t is not null)!;

    private async Task Migrate()
    {
        foreach (var registration in _services.GetRequiredService<ModuleDbs>().All)
        {
            await using var scope = _services.CreateAsyncScope();
            await ((DbContext)scope.ServiceProvider.GetRequiredService(registration.Context)).Database.MigrateAsync();
        }
    }

    private static string ManifestFile(IModule module, string folder)
    {
        var named = Path.Combine(folder, module.GetType().Assembly.GetName().Name + ".module", "module.json");
        return File.Exists(named) ? named : Path.Combine(folder, "module.json");
    }

    private static ModuleManifest Manifest(IModule module, string folder) =>
        JsonSerializer.Deserialize<ModuleManifest>(File.ReadAllText(ManifestFile(module, folder)), ManifestJson.Options)!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Id of the partner that is the school itself.</summary>
    public string Partner { get; set; } = "gym24";

    string ISchool.Name => "Проверочная школа";

    TimeZoneInfo ISchool.Zone => TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
    DateOnly ISchool.Today => DateOnly.FromDateTime(((ISchool)this).Local(Clock.GetUtcNow().UtcDateTime));
    Task IWrongKeys.Missed(string door, CancellationToken cancellation)
    {
        WrongKeys.Add(door);
        return Task.CompletedTask;
    }

    void INotices.Tell(Guid person, string kind, LocalText text, string href, Guid? about)
    {
        if (!_modules.Exists(m => m.Manifest.Notices.Any(n => n.Id == kind)))
            throw new InvalidOperationException($"No manifest declares the kind of notices {kind}.");
        Notices.Add(new ToldNotice(person, kind, text, href, about));
    }

    IReadOnlyList<(string Id, LocalText Title)> IAccounts.Roles => [];
    Task IAccounts.Create(Guid person, string displayName, string userName, string password, IReadOnlyList<string> roles, CancellationToken cancellation) => Task.CompletedTask;
    Task<IReadOnlyList<Guid>> IAccounts.Holders(string permission, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Guid>>([.. Holders.Where(h => h.Permission == permission).Select(h => h.Person).Distinct()]);
    IReadOnlyList<ActiveModule> IActiveModules.All => _modules;
    ActiveModule? IActiveModules.Of(System.Reflection.Assembly assembly) => _modules.Find(m => m.Assembly == assembly);

    private sealed record Builder(ModuleManifest Manifest, IServiceCollection Services) : IModuleBuilder;
}

/// <summary>A notice, as a module told it.</summary>
/// <param name="Person">Who was told.</param>
/// <param name="Kind">Id of the kind.</param>
/// <param name="About">Whom it is about, where that is somebody else.</param>
public sealed record ToldNotice(Guid Person, string Kind, LocalText Text, string Href, Guid? About);
