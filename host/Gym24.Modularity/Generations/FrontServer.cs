using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Generations;

/// <summary>The one listening server. What the outer application would serve is left aside; requests go through the gate.</summary>
internal sealed class FrontServer(IServer listening, Gate gate) : IServer
{
    public IFeatureCollection Features => listening.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull =>
        listening.StartAsync(gate, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => listening.StopAsync(cancellationToken);

    public void Dispose() => listening.Dispose();
}

public static class FrontServerRegistration
{
    /// <summary>Puts the gate behind the server that is registered. Call it last.</summary>
    public static IServiceCollection ServeGenerations(this IServiceCollection services)
    {
        var listening = services.Last(d => d.ServiceType == typeof(IServer)).ImplementationType
            ?? throw new InvalidOperationException("The server is not registered by its type.");
        services.AddSingleton<Gate>();
        services.AddSingleton<IServer>(provider => new FrontServer(
            (IServer)ActivatorUtilities.CreateInstance(provider, listening), provider.GetRequiredService<Gate>()));
        return services;
    }
}
