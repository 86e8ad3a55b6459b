using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Gym24.Modularity.Generations;

/// <summary>Asks a generation for a page without the network, before anybody else may.</summary>
internal sealed class Probe(IDoor door, ClaimsPrincipal? user = null)
{
    public async Task<(int Status, string Body, Exception? Failure)> Get(string path, CancellationToken cancellation)
    {
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var body = new MemoryStream();
        var response = new Response();
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get, Scheme = "http", Protocol = HttpProtocol.Http11, PathBase = "", Path = query < 0 ? path : path[..query],
            QueryString = query < 0 ? "" : path[query..], RawTarget = path, Body = Stream.Null, Headers = new HeaderDictionary { ["Host"] = "localhost" },
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = aborted.Token });
        if (user is not null)
            features.Set<IHttpAuthenticationFeature>(new Signed { User = user });

        var context = door.Open(features);
        // On the pool: what blocks its thread must not block whoever looks. A request given up stays open, since closing it would wait for that thread.
        var processed = Task.Run(() => door.Process(context), CancellationToken.None);
        await processed.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!processed.IsCompleted)
            throw new OperationCanceledException(cancellation);
        try
        {
            await processed;
            await response.Fire(starting: true);
            await features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
            return (response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()), features.Get<IExceptionHandlerFeature>()?.Error);
        }
        finally
        {
            await response.Fire(starting: false);
            door.Close(context, processed.Exception?.InnerException);
        }
    }

    private sealed class Signed : IHttpAuthenticationFeature
    {
        public ClaimsPrincipal? User { get; set; }
    }

    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Call, object State)> _starting = [];
        private readonly Stack<(Func<object, Task> Call, object State)> _completed = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

        public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

        public async Task Fire(bool starting)
        {
            var due = starting ? _starting : _completed;
            while (due.TryPop(out var next))
                await next.Call(next.State);
        }
    }
}
