using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests.Hosts;

/// <summary>
/// People at work through the proxy: some enter pupils by API, some read pages, an administrator fills in forms. Whoever is told to come
/// again does so, with the same wish; what was acknowledged is remembered.
/// </summary>
internal sealed class Load(Uri proxy, Guid run, IReadOnlyList<Guid> pupils) : IAsyncDisposable
{
    public const int Appliers = 4;
    private const int Readers = 2;
    private static readonly string[] Pages = ["/", "/calendar", "/runs", "/applications", "/people", "/notices"];
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Guid> _waiting = new(pupils);
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _wrong = [];
    private Task _all = Task.CompletedTask;

    /// <summary>Pupils of whom it was said that they are entered.</summary>
    public ConcurrentBag<Guid> Entered { get; } = [];

    /// <summary>Accounts of which it was said that they are there.</summary>
    public ConcurrentBag<string> Accounts { get; } = [];

    /// <summary>Answers that nobody should get, in words.</summary>
    public IEnumerable<string> Wrong => _wrong;

    public int ToldToComeAgain => _answers.GetValueOrDefault("503");

    public override string ToString() => string.Join(", ", _answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}"));

    public async Task Begin()
    {
        var work = new List<Task>();
        for (var i = 0; i < Appliers; i++)
            work.Add(Enter(await Visitor.Api(proxy, "coordinator")));
        for (var i = 0; i < Readers; i++)
            work.Add(Read(await SignedIn("coordinator")));
        work.Add(Fill(await SignedIn("administrator")));
        _all = Task.WhenAll(work);
    }

    public async Task End()
    {
        await _end.CancelAsync();
        await _all;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _end.Dispose();
    }

    private async Task Enter(HttpClient api)
    {
        while (!_end.IsCancellationRequested && _waiting.TryDequeue(out var person))
        {
            var said = false;
            while (!said)
            {
                // Once it was sent it is heard to its end, even when the load is over: else nobody knows whether it was acknowledged.
                using var answer = await Ask(() => api.PostAsJsonAsync("/api/v1/applications", new { run, person, overruleReason = "проба" }), "POST",
                    HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict);
                said = answer is not null;
                if (answer?.StatusCode == HttpStatusCode.Created)
                    Entered.Add(person);
                await Pause(100);
            }
        }
    }

    private async Task Read(HttpClient browser)
    {
        for (var i = 0; !_end.IsCancellationRequested; i++)
        {
            using var answer = await Ask(() => browser.GetAsync(Pages[i % Pages.Length]), Pages[i % Pages.Length], HttpStatusCode.OK);
            await Pause(50);
        }
    }

    private async Task Fill(HttpClient browser)
    {
        for (var i = 0; !_end.IsCancellationRequested; i++)
        {
            var name = $"load.{i}";
            var said = false;
            while (!said)
            {
                using var answer = await Ask(() => Visitor.Post(browser, "/admin/accounts/new", new()
                {
                    ["Input.UserName"] = name, ["Input.DisplayName"] = "Под Нагрузкой", ["Input.Password"] = "Временный пароль 6", ["Input.Roles[0]"] = "teacher",
                }), "form", HttpStatusCode.Redirect, HttpStatusCode.OK);
                said = answer is not null;
                if (answer?.StatusCode == HttpStatusCode.Redirect)
                {
                    if (answer.Headers.Location!.OriginalString.Contains("sign-in", StringComparison.Ordinal))
                        _wrong.Enqueue("the administrator was signed out");
                    else
                        Accounts.Add(name);
                }
                await Pause(200);
            }
        }
    }

    /// <returns><see langword="null"/> when it is to be tried again.</returns>
    private async Task<HttpResponseMessage?> Ask(Func<Task<HttpResponseMessage>> send, string what, params HttpStatusCode[] expected)
    {
        var answer = await send();
        _answers.AddOrUpdate($"{(int)answer.StatusCode}", 1, (_, n) => n + 1);
        if (expected.Contains(answer.StatusCode))
            return answer;
        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            _wrong.Enqueue($"{what}: {(int)answer.StatusCode}");
        else if (answer.Headers.RetryAfter is null)
            _wrong.Enqueue($"{what}: 503 without Retry-After");
        answer.Dispose();
        return null;
    }

    private async Task<HttpClient> SignedIn(string role)
    {
        var browser = Visitor.Browser(proxy);
        await Visitor.SignIn(browser, role);
        return browser;
    }

    private Task Pause(int milliseconds) => Task.Delay(milliseconds, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
