using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Gym24.Modularity.Generations;

/// <summary>Lets the next generation take over and empties the old one in the background.</summary>
internal sealed class Swaps(Gate gate, TimeSpan drainLimit, TimeProvider clock, ILogger<Swaps> log)
{
    private const int Remembered = 100;
    private readonly List<Swap> _past = [];
    private readonly List<Task> _draining = [];
    private readonly Lock _lock = new();
    private long _settled = -1;

    public IReadOnlyList<Swap> Past
    {
        get
        {
            lock (_lock)
                return [.. _past];
        }
    }

    /// <summary>The memory to compare with, before the first swap.</summary>
    public void Settle()
    {
        if (_settled < 0)
            _settled = GC.GetTotalMemory(forceFullCollection: true);
    }

    public void Switch(Generation next, TimeSpan build)
    {
        var old = gate.Switch(next);
        if (old is null)
            return;
        lock (_lock)
        {
            _draining.RemoveAll(t => t.IsCompleted);
            _draining.Add(Task.Run(() => Drain(old, next, build)));
        }
    }

    /// <summary>Waits until every old generation is gone.</summary>
    public Task Quiet()
    {
        lock (_lock)
            return Task.WhenAll(_draining);
    }

    private async Task Drain(Generation old, Generation next, TimeSpan build)
    {
        var since = Stopwatch.StartNew();
        var drained = await old.Empty(drainLimit, clock);
        var took = since.Elapsed;
        try
        {
            await old.DisposeAsync();
        }
        catch (Exception e)
        {
            log.LogError(e, "Generation {Number} did not stop cleanly", old.Number);
        }
        lock (_lock)
        {
            _past.Add(new Swap(clock.GetUtcNow(), next.Number, build, took, drained, Residue()));
            if (_past.Count > Remembered)
                _past.RemoveAt(0);
        }
        log.LogInformation("Generation {Number} left after {Drain} ms", old.Number, (int)took.TotalMilliseconds);
    }

    private long? Residue()
    {
        if (_draining.Count(t => !t.IsCompleted) > 1 || _settled < 0)
            return null;
        var now = GC.GetTotalMemory(forceFullCollection: true);
        (var before, _settled) = (_settled, now);
        return now - before;
    }
}
