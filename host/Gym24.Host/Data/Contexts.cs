using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Data;

/// <summary>The contexts of host and modules on one database, without the rest of the platform: for work while nobody is served.</summary>
internal sealed class Contexts : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="registered">What each module registers, in the order of their dependencies.</param>
    public Contexts(IDatabaseEngine engine, IEnumerable<IServiceCollection> registered)
    {
        IServiceCollection services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(engine);
        services.AddHostDb();
        foreach (var descriptor in registered.SelectMany(r => r))
            services.Add(descriptor);
        _services = services.BuildServiceProvider();
        Engine = engine;
        All = [.. _services.GetRequiredService<IEnumerable<ModuleDbRegistration>>()];
    }

    public IDatabaseEngine Engine { get; }

    /// <summary>The host's own first.</summary>
    public IReadOnlyList<ModuleDbRegistration> All { get; }

    /// <summary>A scope with one connection for all its contexts.</summary>
    public AsyncServiceScope Open() => _services.CreateAsyncScope();

    public static ModuleDb Of(AsyncServiceScope scope, ModuleDbRegistration module) => (ModuleDb)scope.ServiceProvider.GetRequiredService(module.Context);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
