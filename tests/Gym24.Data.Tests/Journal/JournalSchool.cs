using System.Security.Cryptography;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Behaviour;
using Gym24.Host;
using Gym24.Host.Data;
using Gym24.Host.Journal.Checking;
using Gym24.Host.Journal.Reading;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Data.Tests.Journal;

/// <summary>Hosts on one database, with the real pipeline, a key, and a folder for the file of seals.</summary>
internal sealed class JournalSchool : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-journal-").FullName;
    private readonly List<ServiceProvider> _hosts = [];

    private JournalSchool(TestDatabase database) => (_database, File) = (database, new SealFile(_folder));

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
    public TestCaller Caller { get; } = new();
    public SealFile File { get; }
    public byte[] Secret { get; } = RandomNumberGenerator.GetBytes(SchoolKeys.Bytes);
    public SchoolKeys Keys { get; set; } = null!;

    public static async Task<JournalSchool> Open(Func<Task<TestDatabase>> database, int hosts = 1)
    {
        var school = new JournalSchool(await database());
        school.Keys = new SchoolKeys([school.Secret]);
        for (var i = 0; i < hosts; i++)
            school.StartHost();
        foreach (var context in (Type[])[typeof(HostDb), typeof(SampleDb)])
        {
            await using var scope = school._hosts[0].CreateAsyncScope();
            await ((DbContext)scope.ServiceProvider.GetRequiredService(context)).Database.MigrateAsync();
        }
        return school;
    }

    /// <returns>Its number.</returns>
    public int StartHost()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging();
        services.AddSingleton<ICaller>(Caller);
        services.AddSingleton<ReadingsWriter>();
        services.AddSingleton(_database.Engine);
        services.AddHostDb();
        services.AddModuleDb<SampleDb>(SampleDb.Manifest);
        services.AddSlices(typeof(SampleDb).Assembly);
        _hosts.Add(services.BuildServiceProvider());
        return _hosts.Count - 1;
    }

    public ReadingsWriter Writer => _hosts[0].GetRequiredService<ReadingsWriter>();

    public async Task Send<T>(IRequest<T> request, int host = 0)
    {
        await using var scope = _hosts[host].CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task Add(int times, int host = 0)
    {
        for (var i = 0; i < times; i++)
        {
            await Send(new Add(SampleRow.Named($"{i}")), host);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public async Task<T> Db<T>(Func<HostDb, Task<T>> work)
    {
        await using var scope = _hosts[0].CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<HostDb>());
    }

    public Task<List<AuditRow>> Entries() => Db(async db => (await db.Entries.AsNoTracking().ToListAsync()).OrderBy(e => e.Chain).ThenBy(e => e.Number).ToList());

    /// <summary>Seals what there is, and keeps the file.</summary>
    public async Task<bool> Seal()
    {
        await using var scope = _hosts[0].CreateAsyncScope();
        var sealer = new Sealer(scope.ServiceProvider.GetRequiredService<HostDb>(), scope.ServiceProvider.GetRequiredService<DbSession>(), Keys, File);
        var made = await sealer.Seal(TimeSpan.FromHours(1), default);
        await sealer.KeepFile(0, default);
        return made;
    }

    public Task<JournalReport> Check(SchoolKeys? keys = null) => Db(db => new JournalCheck(db, keys ?? Keys, File).Run(default));

    public async Task<IReadOnlyList<string>> Found() => [.. (await Check()).Findings.Select(f => f.Code)];

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
