using System.Diagnostics;
using System.Net;

namespace Gym24.Benchmarks;

/// <summary>So many connections ask for one page as fast as they are answered.</summary>
internal sealed class Load : IDisposable
{
    private readonly HttpClient _client;
    private readonly Server _server;
    private readonly string _page;
    private readonly int _connections;
    private int _answers;
    private TimeSpan _time, _processor;

    public Load(Server server, string page, int connections, string? cookie = null)
    {
        (_server, _page, _connections) = (server, page, connections);
        _client = Bench.Client(server, connections);
        if (cookie is not null)
            _client.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    /// <summary>Answers with status 200 per second.</summary>
    public double PerSecond => _answers / _time.TotalSeconds;

    /// <summary>Milliseconds of processor time of the server per answer.</summary>
    public double Processor => _processor.TotalMilliseconds / _answers;

    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task Run(TimeSpan time, bool counted = true)
    {
        var (before, watch, answers) = (_server.Processor, Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(async _ =>
        {
            while (watch.Elapsed < time)
            {
                using var answer = await _client.GetAsync(_page, HttpCompletionOption.ResponseHeadersRead);
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{_page} answered {(int)answer.StatusCode}");
                await answer.Content.CopyToAsync(Stream.Null);
                Interlocked.Increment(ref answers);
            }
        }));
        if (!counted)
            return;
        _answers += answers;
        _time += watch.Elapsed;
        _processor += _server.Processor - before;
    }

    public void Dispose() => _client.Dispose();
}
