using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Gym24.Contracts.Data;
using Gym24.Data.PostgreSql;
using Gym24.Data.Sqlite;
using Gym24.Data.SqlServer;
using Gym24.Host.Composition;
using Gym24.Host.Files;
using HostOptions = Gym24.Host.Composition.HostOptions;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data;

/// <summary>The database the school runs on: <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
internal static class Engines
{
    private const string Sqlite = "sqlite", PostgreSql = "postgresql", SqlServer = "sqlserver", FileName = "gym24.db";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="CannotStart">There is no such engine, or it lacks what it needs.</exception>
    public static IDatabaseEngine Choose(IConfiguration configuration, string dataFolder, string? file = null)
    {
        var provider = configuration["Database:Provider"] is { Length: > 0 } named ? named : Sqlite;
        try
        {
            return provider.ToLowerInvariant() switch
            {
                Sqlite => OnSqlite(file ?? Path.Combine(dataFolder, FileName)),
                PostgreSql => OnPostgreSql(Connection(configuration, provider)),
                SqlServer => OnSqlServer(Connection(configuration, provider)),
                _ => throw new CannotStart(T["Provider", provider]),
            };
        }
        catch (Exception e) when (e is ArgumentException or DbException)
        {
            throw new CannotStart(T["Database", provider, Line(e)]);
        }
    }

    /// <summary>An engine that is asked how it would say something, and never to say it.</summary>
    /// <exception cref="CannotStart">There is no such engine.</exception>
    public static IDatabaseEngine Offline(string provider) => provider.ToLowerInvariant() switch
    {
        Sqlite => new SqliteEngine(":memory:"),
        PostgreSql => OnPostgreSql("Host=nowhere"),
        SqlServer => OnSqlServer("Server=nowhere"),
        _ => throw new CannotStart(T["Provider", provider]),
    };

    /// <summary>One side of a copy: <c>sqlite</c> for the file in the data folder, a server engine, or a SQLite file somewhere else.</summary>
    /// <param name="end"><c>From</c> or <c>To</c>.</param>
    /// <exception cref="CannotStart">It cannot be used.</exception>
    public static IDatabaseEngine Side(string named, string end, HostOptions options)
    {
        var configuration = Settings(options);
        var file = named == Sqlite ? Path.Combine(options.Data, FileName) : Path.HasExtension(named) ? Path.GetFullPath(named) : null;
        if (file is not null && end == "From" && !File.Exists(file))
            throw new CannotStart(T["Copy.NoFile", file]);
        if (file is not null)
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = file is null ? named : Sqlite,
            ["Database:ConnectionString"] = configuration["Copy:" + end] ?? configuration["Database:ConnectionString"],
        }).Build();
        return Choose(settings, options.Data, file);
    }

    /// <summary>The folder a host with these options would keep files in.</summary>
    /// <exception cref="CannotStart">The settings make no sense.</exception>
    public static FileFolder? Files(HostOptions options) => new FileSettings(Settings(options)).Folder is { } folder ? new FileFolder(folder) : null;

    /// <summary>The database a host with these options would run on; its file must be there.</summary>
    /// <exception cref="CannotStart">There is none.</exception>
    public static IDatabaseEngine Configured(HostOptions options)
    {
        var settings = Settings(options);
        var file = Path.Combine(options.Data, FileName);
        return string.IsNullOrEmpty(settings["Database:Provider"]) && !File.Exists(file) ? throw new CannotStart(T["Copy.NoFile", file]) : Choose(settings, options.Data);
    }

    private static IConfigurationRoot Settings(HostOptions options) => WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory })
        .Configuration.AddInMemoryCollection(options.Settings).Build();

    /// <exception cref="CannotStart">Nobody answers, or the answer is no.</exception>
    public static async Task MustAnswer(this IDatabaseEngine engine)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await engine.Prepare(patience.Token);
        }
        catch (Exception e) when (e is DbException or SocketException or IOException or TimeoutException or OperationCanceledException or InvalidOperationException)
        {
            await using var tried = engine.CreateConnection();
            throw new CannotStart(T["Database", $"{engine.Name} ({tried.DataSource})", Line(e)]);
        }
    }

    private static SqliteEngine OnSqlite(string file)
    {
        OwnFolder.MustBeLocal(Path.GetDirectoryName(file)!);
        return new SqliteEngine(file);
    }

    // Each engine in a method of its own: the driver of another one is not even loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgreSqlEngine OnPostgreSql(string connection) => new(connection);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SqlServerEngine OnSqlServer(string connection) => new(connection);

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
