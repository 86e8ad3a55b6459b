using Gym24.Host.Access;
using Gym24.Host.Composition;
using Gym24.Host.Data;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Rehearsal;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Tests;

/// <summary>A running host with a data folder and a folder of modules of its own.</summary>
internal sealed class School : IAsyncDisposable
{
    /// <summary>The first administrator's, so that nothing is printed.</summary>
    public const string Password = "a phrase for the tests";

    private readonly string _root = Directory.CreateTempSubdirectory("gym24-test-").FullName;
    private OuterProcess? _process;

    static School() => Environment.SetEnvironmentVariable("GYM24_ADMIN_PASSWORD", Password);

    public static string Fixtures { get; } = FindFixtures();

    public string Shipped => Path.Combine(_root, "shipped");

    public string Data => Path.Combine(_root, "data");

    public string Installed => Path.Combine(Data, "modules");

    public ModuleHost Modules => _process!.Modules;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Puts a fixture's published folder where modules are looked for.</summary>
    public School With(params IEnumerable<string> fixtures)
    {
        foreach (var fixture in fixtures)
            Put(fixture, Path.Combine(Shipped, fixture));
        return this;
    }

    public static void Put(string fixture, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var from = Path.Combine(Fixtures, fixture);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public async Task<School> Start(IRehearsal? rehearsal = null, TimeSpan? drain = null)
    {
        Directory.CreateDirectory(Shipped);
        _process = OuterProcess.Create(new HostOptions(Data, Demo: false, [Shipped], "http://127.0.0.1:0") { Drain = drain }, rehearsal);
        await _process.Start();
        Client = new HttpClient { BaseAddress = new Uri(_process.Addresses.Single()) };
        return this;
    }

    /// <summary>An administrator needs a second factor; it is set up here as the page does it.</summary>
    /// <returns>A recovery code.</returns>
    public async Task<string> SetUpSecondFactor()
    {
        await using var scope = Modules.Services!.CreateAsyncScope();
        var admin = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByNameAsync("admin");
        var seed = Totp.NewSeed();
        var code = Totp.Code(Totp.Bytes(seed), Totp.StepAt(TimeProvider.System.GetUtcNow()));
        return (await scope.ServiceProvider.GetRequiredService<SecondFactor>().TurnOn(admin!, seed, code))![0];
    }

    public async Task Stop()
    {
        Client.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        _process = null;
    }

    public ModuleStatus Status(string id) => Modules.Status().Single(s => s.Id == id);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_root, recursive: true);
    }

    private static string FindFixtures()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gym24.Platform.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return Path.Combine(folder.FullName, "artifacts", "fixtures");
    }
}
