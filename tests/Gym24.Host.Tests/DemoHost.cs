using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Host.Demo;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests;

/// <summary>The invented school of the demonstration: invented once, then each has a copy of its own.</summary>
public class DemoHost : RunningHost
{
    private static readonly Lazy<Task<string>> Invented = new(Invent);

    protected override string[] Options => ["--demo"];

    protected override async Task Prepare(string data)
    {
        foreach (var file in Directory.EnumerateFiles(await Invented.Value))
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
    }

    private static async Task<string> Invent()
    {
        var kept = Directory.CreateTempSubdirectory("gym24-invented-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
        await using var first = new FirstHost();
        await first.InitializeAsync();
        await first.AtRest();
        DemoMark.TryPut(kept);
        await using var database = new SqliteConnection($"Data Source={first.Database};Pooling=False");
        await database.OpenAsync();
        await using var copy = new SqliteCommand($"VACUUM INTO '{Path.Combine(kept, Path.GetFileName(first.Database))}'", database);
        await copy.ExecuteNonQueryAsync();
        // The first one still holds its work; a copy waits for nobody.
        await using var own = new SqliteConnection($"Data Source={Path.Combine(kept, Path.GetFileName(first.Database))};Pooling=False");
        await own.OpenAsync();
        await using var free = new SqliteCommand("DELETE FROM host_leases", own);
        await free.ExecuteNonQueryAsync();
        return kept;
    }

    private sealed class FirstHost : RunningHost
    {
        protected override string[] Options => ["--demo"];
    }

    /// <summary>A browser signed in as the account of a role.</summary>
    public async Task<HttpClient> As(string role)
    {
        var (user, password) = await Account(role);
        return await SignedIn(user, password);
    }

    /// <summary>An API client signed in as the account of a role.</summary>
    public async Task<HttpClient> ApiAs(string role)
    {
        var (user, password) = await Account(role);
        return await Api(user, password);
    }

    /// <summary>The account of a role.</summary>
    public async Task<(string User, string Password)> Account(string role)
    {
        var accounts = await Browser().GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var account = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == role);
        return (account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
    }
}
