using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Host.Certificates;
using Gym24.Host.Data;
using Gym24.Host.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Certificates;

/// <summary>Certificates on a database, as a host has them; several rooms on one database are several hosts.</summary>
internal sealed class CertificateRoom : IAsyncDisposable, ISchool
{
    public static readonly CertificateKind Diploma = new("tusk.diploma", "ДБ", Portrait: true), Thanks = new("tusk.thanks", "Б"), SameSeries = new("tusk.other", "Б");
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-certificates-").FullName;
    private readonly ServiceProvider _services;

    private CertificateRoom(IDatabaseEngine engine)
    {
        SqlServerQueries.Watch();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["School:Address"] = "https://school.test", ["School:Town"] = "г. Томск", ["School:Head"] = "И. И. Петрова",
        }).Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(engine);
        services.AddSingleton<ISchool>(this);
        services.AddSingleton<ICaller>(new TestCaller());
        services.AddSingleton<SiteAddress>();
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddCertificates(_folder);
        foreach (var kind in new[] { Diploma, Thanks, SameSeries })
            services.AddSingleton(kind);
        _services = services.BuildServiceProvider();
    }

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));

    public static async Task<CertificateRoom> On(IDatabaseEngine engine)
    {
        var room = new CertificateRoom(engine);
        await room.Read(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        return room;
    }

    public static CertificateDraft Draft(Guid subject, Guid? person, CertificateKind? kind = null, string name = "Иванова Анна Сергеевна") =>
        new((kind ?? Thanks).Id, subject, person, name, "Благодарность", "выражается", "за участие\nв празднике", "Праздник", [new("Председатель жюри")]);

    /// <summary>As a command of a module does it.</summary>
    public Task<IReadOnlyList<CertificateFacts>> Issue(params CertificateDraft[] drafts) => Command(c => c.Issue(drafts));

    public async Task<T> Command<T>(Func<ICertificates, Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = _services.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<DbSession>();
            try
            {
                return await session.InTransactionAsync(() => work(scope.ServiceProvider.GetRequiredService<ICertificates>()));
            }
            catch (Exception failure) when (attempt < 5 && session.Engine.GaveWay(failure))
            {
                await Task.Delay(20 * attempt);
            }
        }
    }

    public Task Revoke(Guid id, string reason = "Опечатка в имени") => Command(async c =>
    {
        await c.Revoke(id, reason);
        return true;
    });

    public async Task<byte[]> Print(params Guid[] ids)
    {
        await using var scope = _services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ICertificates>().Print(ids, "Благодарности")).Content;
    }

    public async Task<T> Read<T>(Func<HostDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<HostDb>());
    }

    /// <summary>Every number of a series is there once, up to where it has been counted.</summary>
    public async Task IsWhole(string series, int expected)
    {
        var places = await Read(db => db.Certificates.Where(c => c.Series == series).Select(c => c.Place).ToListAsync());
        Assert.Equal(Enumerable.Range(1, expected), places.Order());
        Assert.Equal(expected, await Read(db => db.CertificateSeries.Where(s => s.Series == series).Select(s => s.Last).SingleAsync()));
    }

    string ISchool.Name => "Школа «Бивень»";
    string ISchool.Partner => "tusk";
    TimeZoneInfo ISchool.Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
    DateOnly ISchool.Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime.AddHours(7));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
