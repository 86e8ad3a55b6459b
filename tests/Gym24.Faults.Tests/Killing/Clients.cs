using System.Collections.Concurrent;
using System.Net;
using Gym24.Faults.Tests.Running;

namespace Gym24.Faults.Tests.Killing;

/// <summary>Clients that send applications and repeat each until it is acknowledged, whatever becomes of the host meanwhile.</summary>
internal sealed class Clients(Coordinator coordinator, IEnumerable<(Guid Run, Guid Person)> wanted)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromMinutes(30);
    private readonly ConcurrentQueue<(Guid Run, Guid Person)> _wanted = new(wanted);
    private int _acknowledged, _repeated;

    /// <summary>Where the host listens now; absent while there is none.</summary>
    public Uri? Host { get; set; }

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Attempts that nobody answered, or with "come again".</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    public async Task Run()
    {
        using var limit = new CancellationTokenSource(Patience);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => One(limit.Token)));
    }

    private async Task One(CancellationToken cancellation)
    {
        while (_wanted.TryDequeue(out var next))
        {
            while (!await Send(next.Run, next.Person))
            {
                Interlocked.Increment(ref _repeated);
                await Task.Delay(Pause, cancellation);
            }
            Interlocked.Increment(ref _acknowledged);
        }
    }

    private async Task<bool> Send(Guid run, Guid person)
    {
        if (Host is not { } host)
            return false;
        try
        {
            var (status, said) = await coordinator.Apply(host, run, person);
            return status switch
            {
                HttpStatusCode.Created => true,
                // Saved before the host was killed, and its answer lost on the way.
                HttpStatusCode.Conflict when said.Contains("already-applied", StringComparison.Ordinal) => true,
                HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => false,
                _ => throw new InvalidOperationException($"An application was answered with {(int)status}: {said}"),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
