using System.Text.Json;
using Gym24.Data.Sqlite;
using Gym24.Host.Demo;
using Gym24.Host.Keys;
using Gym24.Host.Together;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;
using Gym24.Modularity.Rehearsal;

namespace Gym24.Host.Composition;

/// <summary>The child process in which a module is tried out: <c>gym24 rehearse MODULE REPORT DATA FOLDER…</c>. People do not type this.</summary>
internal static class RehearsalRun
{
    // Some ten seconds of work; each look has its own limit, so this is for a machine that is busy with other things.
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>One class in each grade: every page has rows, and they are there in seconds.</summary>
    private const int Pupils = 90;

    /// <summary>How the running process starts itself as the child.</summary>
    public static IRehearsal Child(TimeSpan limit)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "gym24" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return File.Exists(host)
            ? new ProcessRehearsal(host, [], limit)
            : new ProcessRehearsal("dotnet", [Path.Combine(AppContext.BaseDirectory, "gym24.dll")], limit);
    }

    public static async Task<int> Run(string[] args)
    {
        if (args is not [var module, var report, var data, .. var folders])
            return 2;
        var options = new HostOptions(data, DemoMark.TryPut(data), [], Urls: null) { DemoPupils = Pupils };
        var outer = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        outer.Logging.ClearProviders();
        // An invented school has nothing to do with the files of the real one.
        outer.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Files:Folder"] = "", ["Files:Store"] = "", ["Files:Clamd"] = "" });
        await using var app = outer.Build();
        var outside = new Outside(app.Configuration, app.Services.GetRequiredService<ILoggerFactory>(), TimeProvider.System,
            server: null, AppContext.BaseDirectory, app.Environment.EnvironmentName);
        await using var budget = new ApiBudget(0);
        using var engine = new SqliteEngine(Path.Combine(data, "gym24.db"));
        var stage = new Stage(outside, new ShadowCopy(Path.Combine(data, "cache")), new Recipe(options, engine, SchoolKeys.Passing(), budget));
        await File.WriteAllTextAsync(report, JsonSerializer.Serialize(await stage.Rehearse(module, folders, CancellationToken.None)));
        // A module that never returns still holds a thread; it ends with the process.
        Environment.Exit(0);
        return 0;
    }
}
