using System.Net.Sockets;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Demo;
using Gym24.Host.Keys;
using Gym24.Host.Together;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;
using Gym24.Modularity.Rehearsal;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Composition;

/// <summary>The process around the generations: one listening server, the modules, the data folder.</summary>
internal sealed class OuterProcess : IAsyncDisposable
{
    private readonly WebApplication _outer;
    private readonly IDatabaseEngine _engine;
    private readonly SchoolKeys _keys;
    private readonly OwnFolder _folder;
    private readonly string _urls;

    private OuterProcess(WebApplication outer, ModuleHost modules, IDatabaseEngine engine, SchoolKeys keys, OwnFolder folder, string urls) =>
        (_outer, Modules, _engine, _keys, _folder, _urls) = (outer, modules, engine, keys, folder, urls);

    public ModuleHost Modules { get; }

    public IEnumerable<string> Addresses => _outer.Urls;

    /// <exception cref="CannotStart">The data folder cannot be used, or the settings name no database.</exception>
    public static OuterProcess Create(HostOptions options, IRehearsal? rehearsal)
    {
        if (options.Demo && !DemoMark.TryPut(options.Data))
            throw new CannotStart(T["Demo", options.Data]);
        var catalogue = Catalogue(options);
        var folder = OwnFolder.Take(options.Data);
        try
        {
            return Create(options, rehearsal, catalogue, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static OuterProcess Create(HostOptions options, IRehearsal? rehearsal, ModulePlaces catalogue, OwnFolder folder)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // A line is an entry, whatever a failure says; the moment stands in it, not only in what collects it.
        builder.Logging.AddSimpleConsole(line => (line.SingleLine, line.UseUtcTimestamp, line.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "));
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // The framework sees no encryptor of its own kind: the keys are sealed as a whole where they are stored.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Configuration.AddInMemoryCollection(options.Settings);
        var urls = options.Urls ?? builder.Configuration["urls"] ?? HostOptions.DefaultUrl;
        builder.WebHost.UseUrls(urls);
        builder.Services.ServeGenerations();

        var outer = builder.Build();
        var services = outer.Services;
        var outside = new Outside(outer.Configuration, services.GetRequiredService<ILoggerFactory>(), TimeProvider.System,
            services.GetRequiredService<IServer>(), AppContext.BaseDirectory, outer.Environment.EnvironmentName);
        var engine = Engines.Choose(outer.Configuration, options.Data);
        var keys = KeyPlaces.Find(outer.Configuration, options.Data, several: engine.HasSchemas);
        Proxies.Trusted(outer.Configuration);
        var copies = new ShadowCopy(Path.Combine(options.Data, "cache", "modules"));
        var decisions = new FileDecisions(Path.Combine(options.Data, "modules.json"));
        var modules = new ModuleHost(new ModuleCatalogue(catalogue, new FolderJudge(), decisions, copies), new ModuleLoader(copies),
            new Recipe(options, engine, keys, new ApiBudget(outer.Configuration.GetValue("Api:PerMinute", ApiBudget.Usual))), services.GetRequiredService<Gate>(), outside, rehearsal,
            options.Drain ?? outer.Configuration.GetValue<TimeSpan?>("modules:drain"));
        return new OuterProcess(outer, modules, engine, keys, folder, urls);
    }

    /// <summary>Listens first, so that a taken address is said at once; whoever comes before the first generation is asked to come again.</summary>
    /// <exception cref="CannotStart">In one line.</exception>
    public async Task Start()
    {
        await _engine.MustAnswer();
        try
        {
            await _outer.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or FormatException or InvalidOperationException)
        {
            throw new CannotStart(e is IOException { InnerException: AddressInUseException } ? T["Busy", _urls] : T["Address", _urls, e.Message]);
        }
        try
        {
            // Hosts on one database start one after the other: each finds the tables, keys and roles of the one before.
            await using var alone = await _engine.Alone(_outer.Lifetime.ApplicationStopping);
            await StoredSecrets.MustOpen(_engine, _keys, _outer.Configuration.GetValue<bool>("Keys:Forget"), _outer.Lifetime.ApplicationStopping);
            await Modules.Start(_outer.Lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is not (OperationCanceledException or CannotStart))
        {
            throw new CannotStart(T["Failed", e.Message]);
        }
    }

    public Task Ended() => _outer.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _outer.StopAsync();
        await Modules.DisposeAsync();
        await _outer.DisposeAsync();
        _folder.Dispose();
    }

    private static ModulePlaces Catalogue(HostOptions options)
    {
        var installed = Path.Combine(options.Data, "modules");
        try
        {
            Directory.CreateDirectory(installed);
            var trial = Path.Combine(options.Data, $".trial-{Guid.NewGuid():N}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(T["Data", options.Data, e.Message]);
        }
        return new ModulePlaces(options.Modules, installed);
    }
}
