using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Gym24.Modularity.Generations;

/// <summary>Stands in for a server inside a generation: keeps the application and lets requests in from outside.</summary>
internal sealed class GenerationServer : IServer
{
    public GenerationServer(IEnumerable<string> addresses) => Features.Set<IServerAddressesFeature>(new Addresses([.. addresses]));

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Set once the generation's application has started.</summary>
    public IDoor? Door { get; private set; }

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        Door = new Door<TContext>(application);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    // Read-only, or the generation would add an address of its own.
    private sealed class Addresses(string[] all) : IServerAddressesFeature
    {
        ICollection<string> IServerAddressesFeature.Addresses => all;

        public bool PreferHostingUrls { get; set; }
    }
}

/// <summary>The three steps of a request, with the generation's own context type hidden.</summary>
internal interface IDoor
{
    object Open(IFeatureCollection features);

    Task Process(object context);

    void Close(object context, Exception? exception);
}

internal sealed class Door<TContext>(IHttpApplication<TContext> application) : IDoor where TContext : notnull
{
    public object Open(IFeatureCollection features) => application.CreateContext(features);

    public Task Process(object context) => application.ProcessRequestAsync((TContext)context);

    public void Close(object context, Exception? exception) => application.DisposeContext((TContext)context, exception);
}
