using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gym24.Contracts.Files;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;

namespace Gym24.Data.Tests.Files;

/// <summary>
/// The host is killed (SIGKILL) while several people attach and remove files, with the folder as the store: each file of which there is a row is there and whole, and each that
/// was acknowledged has its row.
/// </summary>
public sealed class FileKillTests(PostgreSqlServer server) : IDisposable
{
    private const int AtOnce = 4, Kills = 3, BetweenKills = 25, FilesOfOne = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-filekill-").FullName;
    private readonly ConcurrentDictionary<(string Agreement, Guid File), string> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, bool> _maybeRemoved = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromMinutes(1) };
    private volatile Uri? _host;
    private Process? _process;
    private int _made;

    public void Dispose()
    {
        // A story that failed leaves no host behind.
        if (_process is { HasExited: false })
            Kill();
        _process?.Dispose();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task No_row_is_without_its_file_whenever_the_host_is_killed(bool onServer)
    {
        await using var database = onServer ? await TestDatabase.OnPostgreSql(server.Connection) : null;
        var settings = new Dictionary<string, string?> { ["Files__Folder"] = Path.Combine(_data, "files"), ["Api__PerMinute"] = "0" };
        if (database is not null)
        {
            await using var own = database.Engine.CreateConnection();
            (settings["Database__Provider"], settings["Database__ConnectionString"]) = ("postgresql", own.ConnectionString);
        }
        await Start(settings);
        await SignIn();
        using var end = new CancellationTokenSource();
        var sending = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Attach(i, end.Token)));
        for (var kill = 1; kill <= Kills; kill++)
        {
            var waited = Stopwatch.StartNew();
            while (_acknowledged.Count < kill * BetweenKills)
            {
                Assert.True(waited.Elapsed < Patience && !sending.IsCompleted, sending.Exception?.ToString() ?? "Nothing is attached.");
                await Task.Delay(5);
            }
            _host = null;
            Kill();
            await Start(settings);
        }
        await end.CancelAsync();
        await sending;
        await AllThere();
        Kill();
    }

    private void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>Attaches files to one agreement after the other, removes every third, and sends some contents twice.</summary>
    private async Task Attach(int client, CancellationToken end)
    {
        string? agreement = null;
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            try
            {
                if (i % FilesOfOne == 0 || agreement is null)
                    agreement = await Json(HttpMethod.Post, "/api/v1/agreements", new { kind = "contract", title = $"Договор {client}-{i}", subject = "Занятия", from = "2026-09-01", openEnded = true, others = "Партнёр" }) is { } made ? made.GetProperty("id").GetString() : null;
                if (agreement is null || _host is not { } host)
                {
                    await Task.Delay(50, CancellationToken.None);
                    continue;
                }
                var content = Content(i % 4 == 0 ? -1 : Interlocked.Increment(ref _made));
                using var answer = await _http.PostAsync(new Uri(host, $"/api/v1/agreements/{agreement}/files?fileName={i}.pdf"), new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, CancellationToken.None);
                if (answer.StatusCode != HttpStatusCode.Created)
                {
                    Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.UnprocessableEntity, await answer.Content.ReadAsStringAsync(CancellationToken.None));
                    agreement = answer.StatusCode == HttpStatusCode.UnprocessableEntity ? null : agreement;
                    continue;
                }
                var file = Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
                _acknowledged[(agreement, file)] = KeptFile.HashOf(content);
                if (i % 3 != 0)
                    continue;
                _maybeRemoved[file] = true;
                using var removed = await _http.DeleteAsync(new Uri(host, $"/api/v1/agreements/{agreement}/files/{file}"), CancellationToken.None);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                // Killed meanwhile: what was not acknowledged may be there or not.
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private async Task AllThere()
    {
        var listed = new HashSet<Guid>();
        foreach (var agreement in _acknowledged.Keys.Select(k => k.Agreement).Distinct())
            foreach (var file in (await Json(HttpMethod.Get, $"/api/v1/agreements/{agreement}"))!.Value.GetProperty("files").EnumerateArray())
            {
                var id = file.GetProperty("id").GetGuid();
                listed.Add(id);
                using var answer = await _http.GetAsync(new Uri(_host!, $"/api/v1/agreements/{agreement}/files/{id}"));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{id}: {await answer.Content.ReadAsStringAsync()}");
                var hash = KeptFile.HashOf(await answer.Content.ReadAsByteArrayAsync());
                Assert.Equal($"\"{hash}\"", answer.Headers.ETag!.Tag);
                if (_acknowledged.TryGetValue((agreement, id), out var sent))
                    Assert.Equal(sent, hash);
            }
        Assert.Empty(_acknowledged.Keys.Select(k => k.File).Where(f => !_maybeRemoved.ContainsKey(f)).Except(listed));
    }

    private async Task<JsonElement?> Json(HttpMethod method, string address, object? body = null)
    {
        if (_host is not { } host)
            return null;
        using var request = new HttpRequestMessage(method, new Uri(host, address)) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return null;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task SignIn()
    {
        var account = (await Json(HttpMethod.Get, "/api/v1/demo/accounts"))!.Value.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "coordinator");
        var token = (await Json(HttpMethod.Post, "/api/v1/auth/token", new { userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString() }))!.Value;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
    }

    private async Task Start(Dictionary<string, string?> settings)
    {
        _process?.Dispose();
        _process = Unpacked.Start(settings, "--demo", "--data", Path.Combine(_data, "school"), "--urls", "http://127.0.0.1:0");
        _host = await Unpacked.Address(_process, _process.StandardError.ReadToEndAsync());
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    private static byte[] Content(int number) => [.. Encoding.ASCII.GetBytes($"%PDF-1.7 {number} "), .. new byte[100_000]];
}
