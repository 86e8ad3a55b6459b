using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Modularity.Generations;

/// <summary>A complete web application made of the host and the active modules.</summary>
internal sealed class Generation(int number, WebApplication app, GenerationServer server, IReadOnlyList<LoadedModule> modules,
    IReadOnlyDictionary<string, ModuleRun> runs) : IAsyncDisposable
{
    private const int Closed = int.MinValue;
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;

    public int Number => number;

    public IReadOnlyList<LoadedModule> Modules => modules;

    public IReadOnlyDictionary<string, ModuleRun> Runs => runs;

    public IServiceProvider Services => app.Services;

    public IDoor Door => server.Door ?? throw new InvalidOperationException("The generation has not started.");

    /// <summary>False once the generation is being emptied: the request belongs to the next one.</summary>
    public bool TryEnter()
    {
        var seen = Volatile.Read(ref _inside);
        while (seen >= 0)
        {
            var before = Interlocked.CompareExchange(ref _inside, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _inside) == Closed)
            _empty.TrySetResult();
    }

    /// <summary>Lets nobody in any more and waits until everybody is out, or until the time is up.</summary>
    /// <returns>Whether everybody got out.</returns>
    public async Task<bool> Empty(TimeSpan limit, TimeProvider clock)
    {
        if (Interlocked.Or(ref _inside, Closed) == 0)
            _empty.TrySetResult();
        try
        {
            await _empty.Task.WaitAsync(limit, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }
}

/// <summary>What was seen of a module while its generation was built.</summary>
internal sealed record ModuleRun(TimeSpan Startup, Contributions Contributions, IReadOnlyList<RouteEndpoint> Endpoints, IReadOnlyList<Type> Services);
