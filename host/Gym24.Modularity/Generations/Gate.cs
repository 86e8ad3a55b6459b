using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gym24.Modularity.Generations;

/// <summary>Forwards every request of the listening server into the current generation and knows who is still inside.</summary>
public sealed class Gate : IHttpApplication<Gate.Visit>
{
    private Generation? _current;

    internal Generation? Current => Volatile.Read(ref _current);

    /// <summary>From here on requests flow into <paramref name="next"/>.</summary>
    /// <returns>The generation that served until now.</returns>
    internal Generation? Switch(Generation? next) => Interlocked.Exchange(ref _current, next);

    Visit IHttpApplication<Visit>.CreateContext(IFeatureCollection contextFeatures)
    {
        while (Current is { } generation)
        {
            if (!generation.TryEnter())
                continue;
            try
            {
                return new Visit(generation, generation.Door.Open(contextFeatures), contextFeatures);
            }
            catch
            {
                generation.Leave();
                throw;
            }
        }
        return new Visit(null, null, contextFeatures);
    }

    Task IHttpApplication<Visit>.ProcessRequestAsync(Visit visit) =>
        visit.Generation is { } generation ? generation.Door.Process(visit.Context!) : NotYet(visit.Features);

    void IHttpApplication<Visit>.DisposeContext(Visit visit, Exception? exception)
    {
        if (visit.Generation is not { } generation)
            return;
        try
        {
            generation.Door.Close(visit.Context!, exception);
        }
        finally
        {
            generation.Leave();
        }
    }

    private static Task NotYet(IFeatureCollection features)
    {
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "2";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <summary>One request and the generation it is in.</summary>
    public readonly struct Visit
    {
        internal Visit(Generation? generation, object? context, IFeatureCollection features)
        {
            Generation = generation;
            Context = context;
            Features = features;
        }

        internal Generation? Generation { get; }

        internal object? Context { get; }

        internal IFeatureCollection Features { get; }
    }
}
