using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Gym24.Modularity.Tests.Generations;

/// <summary>Connections that ask one thing after the other on a connection each keeps open.</summary>
internal sealed class Load
{
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly Task[] _busy;
    private int _answered;
    private int _opened;

    public Load(Uri address, int connections, params Uri[] pages) =>
        _busy = [.. Enumerable.Range(0, connections).Select(n => Task.Run(() => Ask(address, pages[n % pages.Length])))];

    public async Task<(int Answered, IReadOnlyCollection<string> Failures)> End()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_busy);
        if (_opened > _busy.Length)
            _failures.Enqueue($"{_opened - _busy.Length} connections were opened anew");
        return (_answered, _failures);
    }

    private async Task Ask(Uri address, Uri page)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 1,
            ConnectCallback = async (context, cancellation) =>
            {
                Interlocked.Increment(ref _opened);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }) { BaseAddress = address };
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var response = await client.GetAsync(page);
                if (response.IsSuccessStatusCode && (await response.Content.ReadAsByteArrayAsync()).Length > 0)
                    Interlocked.Increment(ref _answered);
                else
                    _failures.Enqueue($"{page}: {(int)response.StatusCode}");
            }
            catch (Exception e)
            {
                _failures.Enqueue($"{page}: {e.Message}");
            }
        }
    }
}

/// <summary>A body that arrives in two halves.</summary>
internal sealed class SlowContent : HttpContent
{
    private readonly TimeSpan _pause;

    public SlowContent(TimeSpan pause)
    {
        _pause = pause;
        Headers.ContentType = new("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
    {
        await stream.WriteAsync("{ \"userName\": \"nobody\","u8.ToArray());
        await stream.FlushAsync();
        await Task.Delay(_pause);
        await stream.WriteAsync(" \"password\": \"nothing that works\" }"u8.ToArray());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
