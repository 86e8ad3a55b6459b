using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Questionnaires;

/// <summary>The host is killed while answers come in: each is there with its mark or not at all, and whoever asks again has answered once.</summary>
public sealed partial class KillTests : IAsyncLifetime
{
    private const int Questionnaires = 40, AtOnce = 4, Kills = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-answers-").FullName;
    private readonly CookieContainer _cookies = new();
    private Uri? _address;

    public async ValueTask InitializeAsync() => await new Beginning().CopyTo(_data);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        File.Delete(_data + ".erasures.jsonl");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_answer_and_its_mark_are_there_together_or_not_at_all()
    {
        Environment.SetEnvironmentVariable("GYM24_KEY", Environment.GetEnvironmentVariable("GYM24_KEY") ?? Convert.ToBase64String(new byte[32]));
        var invitations = Multiply();
        var (wanted, taken) = (new ConcurrentQueue<string>(invitations), 0);
        using var ended = new CancellationTokenSource(Patience);
        var host = await Host.Ready(_data);
        _address = host.Address;
        await SignIn();
        var sending = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (wanted.TryDequeue(out var next))
            {
                while (!await Answer(next))
                    await Task.Delay(50, ended.Token);
                Interlocked.Increment(ref taken);
            }
        })));
        for (var kill = 1; kill <= Kills; kill++)
        {
            while (Volatile.Read(ref taken) < Questionnaires * kill / (Kills + 1))
                await Task.Delay(5, ended.Token);
            _address = null;
            await host.DisposeAsync();
            Together();
            host = await Host.Ready(_data);
            _address = host.Address;
        }
        await sending;
        await host.DisposeAsync();
        Assert.Equal(Questionnaires, Together());
    }

    private async Task<bool> Answer(string invitation)
    {
        if (_address is not { } address)
            return false;
        try
        {
            using var browser = Browser(address);
            var page = $"/questionnaires/answer/{invitation}";
            if ((await browser.GetStringAsync(page)).Contains("Вы уже ответили", StringComparison.Ordinal))
                return true;
            var answer = await RunningHost.Post(browser, page, new() { ["q1"] = "1", ["q5"] = "2", ["step"] = "3", ["go"] = "send" }, "sheet");
            return answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.ToString().EndsWith("/thanks", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task SignIn()
    {
        using var browser = Browser(_address!);
        var parent = (await browser.GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts")).GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "parent");
        await RunningHost.Post(browser, "/sign-in", new() { ["Input.UserName"] = parent.GetProperty("userName").GetString()!, ["Input.Password"] = parent.GetProperty("password").GetString()! });
    }

    private HttpClient Browser(Uri address) => new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = _cookies }) { BaseAddress = address };

    /// <summary>The open questionnaire of the invented school many times over, each with the parent invited.</summary>
    private List<string> Multiply()
    {
        using var database = Open();
        var open = Value(database, "SELECT q.\"Id\" FROM questionnaires_questionnaires q JOIN questionnaires_boxes b ON b.\"QuestionnaireId\" = q.\"Id\" WHERE q.\"ByClass\" = 0 AND q.\"State\" = 2");
        var person = Value(database, "SELECT \"PersonId\" FROM host_users WHERE \"UserName\" = 'parent'");
        var invitations = new List<string>();
        for (var i = 0; i < Questionnaires; i++)
        {
            // As the database writes ids.
            var (id, box, invitation) = (Id(), Id(), Id());
            var columns = string.Join(", ", Values(database, "SELECT '\"' || name || '\"' FROM pragma_table_info('questionnaires_questionnaires') WHERE name <> 'Id'"));
            Value(database, $"INSERT INTO questionnaires_questionnaires (\"Id\", {columns}) SELECT '{id}', {columns} FROM questionnaires_questionnaires WHERE \"Id\" = '{open}'");
            Value(database, $"INSERT INTO questionnaires_boxes (\"Id\", \"QuestionnaireId\", \"Group\", \"Held\", \"Content\") VALUES ('{box}', '{id}', '', 0, '{{}}')");
            Value(database, "INSERT INTO questionnaires_invitations (\"Id\", \"QuestionnaireId\", \"PersonId\", \"AboutId\", \"Group\", \"Answered\") "
                + $"VALUES ('{invitation}', '{id}', '{person}', '{person}', '', 0)");
            invitations.Add(invitation);
        }
        return invitations;

        static string Id() => Guid.NewGuid().ToString().ToUpperInvariant();
    }

    /// <summary>How many were answered; where the mark stands the box holds one sheet, elsewhere none.</summary>
    private int Together()
    {
        using var database = Open();
        var wrong = Values(database, "SELECT i.\"Id\" || ' ' || i.\"Answered\" || ' ' || b.\"Content\" FROM questionnaires_invitations i JOIN questionnaires_boxes b ON b.\"QuestionnaireId\" = i.\"QuestionnaireId\" "
            + "WHERE b.\"Group\" = '' AND i.\"QuestionnaireId\" IN (SELECT \"QuestionnaireId\" FROM questionnaires_invitations GROUP BY 1 HAVING COUNT(*) = 1) AND i.\"Answered\" <> COALESCE(json_extract(b.\"Content\", '$.Sheets'), 0)");
        Assert.Empty(wrong);
        return Values(database, "SELECT \"QuestionnaireId\" FROM questionnaires_invitations GROUP BY 1 HAVING COUNT(*) = 1 AND SUM(\"Answered\") = 1").Count;
    }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(_data, "gym24.db")};Pooling=False");
        database.Open();
        return database;
    }

    private static string? Value(SqliteConnection database, string sql) => Values(database, sql).FirstOrDefault();

    private static List<string> Values(SqliteConnection database, string sql)
    {
        using var command = new SqliteCommand(sql, database);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();

    /// <summary>The data of the invented school.</summary>
    private sealed class Beginning : DemoHost
    {
        public Task CopyTo(string data) => Prepare(data);
    }

    /// <summary>The platform in a process of its own. Its end is SIGKILL.</summary>
    private sealed class Host : IAsyncDisposable
    {
        private readonly Process _process;

        private Host(Process process) => _process = process;

        public Uri Address { get; private set; } = null!;

        public static async Task<Host> Ready(string data)
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var host = Path.Combine(RunningHost.Root, "host", "Gym24.Host", "bin", own.Parent!.Name, own.Name, "gym24.dll");
            var started = new Host(Process.Start(new ProcessStartInfo("dotnet",
                [host, "--demo", "--data", data, "--modules", Path.Combine(RunningHost.Root, "artifacts", "modules"), "--urls", "http://127.0.0.1:0"])
                { RedirectStandardOutput = true, RedirectStandardError = true })!);
            _ = started._process.StandardError.ReadToEndAsync();
            using var limit = new CancellationTokenSource(Patience);
            while (await started._process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
                if (Listening().Match(line) is { Success: true } said)
                {
                    started.Address = new Uri(said.Value);
                    _ = started._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return started;
                }
            throw new InvalidOperationException("The host has ended before it listened.");
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
