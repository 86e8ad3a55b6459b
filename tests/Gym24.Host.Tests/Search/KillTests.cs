using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Search;

/// <summary>The host is killed in the middle of an import, again and again: whoever is there is found, and nobody else.</summary>
public sealed class KillTests : IDisposable
{
    private const int Pupils = 2_400, Kills = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-killed-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        File.Delete(_data + ".erasures.jsonl");
    }

    [Fact]
    public async Task Whoever_is_there_is_found_and_nobody_else_whenever_the_host_dies()
    {
        Environment.SetEnvironmentVariable("GYM24_KEY", Environment.GetEnvironmentVariable("GYM24_KEY") ?? Convert.ToBase64String(new byte[32]));
        await new Invented().CopyTo(_data);
        var before = await Rows("SELECT \"Id\" FROM people_people");
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var host = await KilledHost.Start(_data);
            if (kill == 1)
                await Import(host);
            var enough = before.Count + Pupils * kill / (Kills + 1);
            await Until(async () => (await Rows("SELECT \"Id\" FROM people_people")).Count >= enough);
            host.Kill();
            await Compare();
        }
        using (await KilledHost.Start(_data))
            await Until(async () => (await Rows("SELECT \"Id\" FROM people_people")).Count == before.Count + Pupils);
        await Compare();
    }

    /// <summary>Everybody who is here and no guardian has one entry with their words; there is no other.</summary>
    private async Task Compare()
    {
        var there = await Rows("SELECT lower(\"Id\") || ' ' || \"DisplayName\" FROM people_people WHERE \"LeftOn\" IS NULL AND \"Kind\" <> 2");
        Assert.Equal(there, await Rows("SELECT \"Row\" || ' ' || \"TitleRu\" FROM host_search_entries WHERE \"Kind\" = 'people.person'"));
        Assert.Equal(there.Count, (await Rows("SELECT DISTINCT t.\"EntryId\" FROM host_search_tokens t JOIN host_search_entries e ON e.\"Id\" = t.\"EntryId\" WHERE e.\"Kind\" = 'people.person'")).Count);
        Assert.Empty(await Rows("SELECT t.\"Word\" FROM host_search_tokens t WHERE NOT EXISTS (SELECT 1 FROM host_search_entries e WHERE e.\"Id\" = t.\"EntryId\")"));
        Assert.Empty(await Rows("SELECT DISTINCT t.\"Word\" FROM host_search_tokens t WHERE NOT EXISTS (SELECT 1 FROM host_search_words w WHERE w.\"Key\" = t.\"Word\")"));
    }

    private static async Task Import(KilledHost host)
    {
        using var api = await host.Api("deputyHead");
        var csv = new StringBuilder("Фамилия;Имя;Отчество;Дата рождения;Класс\n");
        for (var i = 0; i < Pupils; i++)
            csv.Append($"Фамилия{Letters(i)};Имя{Letters(i % 97)};Отчество{Letters(i % 89)};{1 + i % 28:00}.{1 + i % 12:00}.{2009 + i % 9};{i % 11 + 1}{"АБВГ"[i % 4]}\n");
        using var content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
        (await api.PostAsync("/api/v1/people/import?fileName=roster.csv", content)).EnsureSuccessStatusCode();
    }

    private static string Letters(int number) => number < 26 ? $"{(char)('а' + number)}" : Letters(number / 26) + (char)('а' + number % 26);

    private async Task<List<string>> Rows(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(_data, "gym24.db")};Pooling=False");
        await database.OpenAsync();
        await using var command = new SqliteCommand(sql, database);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static async Task Until(Func<Task<bool>> there)
    {
        var started = Stopwatch.StartNew();
        while (!await there())
        {
            Assert.True(started.Elapsed < Patience, "The import does not go on.");
            await Task.Delay(20);
        }
    }

    private sealed class Invented : DemoHost
    {
        public Task CopyTo(string data) => Prepare(data);
    }

    /// <summary>The real host in a process of its own. Its end is SIGKILL.</summary>
    private sealed class KilledHost(Process process, Uri address) : IDisposable
    {
        public static async Task<KilledHost> Start(string data)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var dll = Path.Combine(RunningHost.Root, "host", "Gym24.Host", "bin", own.Parent!.Name, own.Name, "gym24.dll");
            var process = Process.Start(new ProcessStartInfo("dotnet",
                [dll, "--demo", "--data", data, "--modules", Path.Combine(RunningHost.Root, "artifacts", "modules"), "--urls", $"http://127.0.0.1:{port}"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            var host = new KilledHost(process, new Uri($"http://127.0.0.1:{port}"));
            using var client = host.Client();
            await Until(async () =>
            {
                try
                {
                    return (await client.GetAsync("/api/v1/demo/accounts")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            });
            return host;
        }

        public async Task<HttpClient> Api(string role)
        {
            var client = Client();
            var account = (await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts")).GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == role);
            var token = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = account.GetProperty("userName").GetString(), password = account.GetProperty("password").GetString() });
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
            return client;
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            Kill();
            process.Dispose();
        }

        private HttpClient Client() => new(new HttpClientHandler { UseProxy = false }) { BaseAddress = address };
    }
}
