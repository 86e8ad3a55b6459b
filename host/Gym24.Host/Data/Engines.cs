using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Gym24.Contracts.Data;
using Gym24.Data.PostgreSql;
using Gym24.Data.Sqlite;
using Gym24.Host.Composition;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data;

/// <summary>The database the school runs on: <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
internal static class Engines
{
    private const string Sqlite = "sqlite", PostgreSql = "postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="CannotStart">There is no such engine, or it lacks what it needs.</exception>
    public static IDatabaseEngine Choose(IConfiguration configuration, string dataFolder)
    {
        var provider = configuration["Database:Provider"] is { Length: > 0 } named ? named : Sqlite;
        try
        {
            return provider.ToLowerInvariant() switch
            {
                Sqlite => OnSqlite(dataFolder),
                PostgreSql => OnPostgreSql(Connection(configuration, provider)),
                _ => throw new CannotStart(T["Provider", provider]),
            };
        }
        catch (Exception e) when (e is ArgumentException or DbException)
        {
            throw new CannotStart(T["Database", provider, Line(e)]);
        }
    }

    /// <exception cref="CannotStart">Nobody answers, or the answer is no.</exception>
    public static async Task MustAnswer(this IDatabaseEngine engine)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await engine.Check(patience.Token);
        }
        catch (Exception e) when (e is DbException or SocketException or IOException or TimeoutException or OperationCanceledException or InvalidOperationException)
        {
            await using var tried = engine.CreateConnection();
            throw new CannotStart(T["Database", $"{engine.Name} ({tried.DataSource})", Line(e)]);
        }
    }

    private static SqliteEngine OnSqlite(string dataFolder)
    {
        OwnFolder.MustBeLocal(dataFolder);
        return new SqliteEngine(Path.Combine(dataFolder, "gym24.db"));
    }

    // Each engine in a method of its own: the driver of another one is not even loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgreSqlEngine OnPostgreSql(string connection) => new(connection);

    private static string Connection(IConfiguration configuration, string provider) =>
        configuration["Database:ConnectionString"] is { Length: > 0 } given ? given : throw new CannotStart(T["NoConnection", provider]);

    /// <summary>What the driver says and why, in one line.</summary>
    private static string Line(Exception? failure)
    {
        var said = new List<string>();
        for (; failure is not null; failure = failure.InnerException)
            said.Add(failure.Message.ReplaceLineEndings(" ").Trim());
        return string.Join(" – ", said.Distinct(StringComparer.Ordinal));
    }
}
