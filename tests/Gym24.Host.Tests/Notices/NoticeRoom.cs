using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Data.Sqlite;
using Gym24.Host.Data;
using Gym24.Host.Jobs;
using Gym24.Host.Notices;
using Gym24.Host.Notices.ByMail;
using Gym24.Host.Notices.Sending;
using Gym24.Host.Notices.TakeBack;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gym24.Host.Tests.Notices;

/// <summary>Notices on a database of their own, with people, a mail server and a clock that goes when it is told to.</summary>
internal sealed class NoticeRoom : IAsyncDisposable, ISchool, IActiveModules
{
    public const string Usual = "tusk.places", Urgent = "tusk.changes";

    private static readonly ModuleManifest Tusk = new()
    {
        Id = "tusk", Title = new LocalText("Бивень", "Tusk"), Version = "1.0.0", Contracts = "[0.1, 1.0)",
        Notices = [new(Usual, new LocalText("Места", "Places")), new(Urgent, new LocalText("Отмены", "Cancellations"), MayBeOff: false, Urgent: true)],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-notices-").FullName;
    private readonly SqliteEngine _engine;

    private NoticeRoom(MailServer? mail, Action<IServiceCollection>? configure)
    {
        SqlServerQueries.Watch();
        _engine = new SqliteEngine(Path.Combine(_folder, "school.db"));
        Mail = mail;
        var settings = mail is null ? [] : new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{mail.Port}", ["Mail:Security"] = "none", ["Mail:From"] = "school@school.test", ["School:Address"] = "https://school.test",
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDatabaseEngine>(_engine);
        services.AddSingleton<ISchool>(this);
        services.AddSingleton<IActiveModules>(this);
        services.AddSingleton<IPeopleDirectory>(People);
        services.AddSingleton<ICaller>(Caller);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddNotices();
        services.AddScoped<TakeBackNotices>();
        services.AddTransient<Lease>();
        foreach (var handler in typeof(HostDb).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Gym24.Host.Notices", StringComparison.Ordinal) == true))
            foreach (var request in handler.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                services.AddTransient(request, handler);
        configure?.Invoke(services);
        Services = services.BuildServiceProvider();
        Sender = new Sender(Services.GetRequiredService<IServiceScopeFactory>(), Services.GetRequiredService<Lease>(), Services.GetRequiredService<MailSettings>(), _engine, Clock,
            NullLogger<Sender>.Instance);
    }

    public ServiceProvider Services { get; }
    public MailServer? Mail { get; }
    public Sender Sender { get; }

    /// <summary>Monday, 23 November 2026, 10:00 in Tomsk.</summary>
    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));

    public TestPeople People { get; } = new();
    public TestCaller Caller { get; } = new();

    public string Name => "Школа";
    public string Partner => "school";
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
    public DateOnly Today => DateOnly.FromDateTime(((ISchool)this).Local(Clock.GetUtcNow().UtcDateTime));

    public IReadOnlyList<ActiveModule> All { get; } = [new ActiveModule(Tusk, AppContext.BaseDirectory, null)];

    public ActiveModule? Of(System.Reflection.Assembly assembly) => null;

    public static async Task<NoticeRoom> Open(bool withMail = false, Action<IServiceCollection>? configure = null)
    {
        var room = new NoticeRoom(withMail ? await MailServer.Start() : null, configure);
        await room.Db(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        return room;
    }

    /// <summary>Somebody with an account and a confirmed address.</summary>
    public async Task<Guid> Somebody(string email, Action<ReachRow>? wishes = null)
    {
        var person = People.Teacher("Серова Инна " + email).Id;
        await Db(db =>
        {
            var reach = new ReachRow { PersonId = person, Email = email, EmailAt = db.Now };
            wishes?.Invoke(reach);
            db.Reach.Add(reach);
            db.Users.Add(new User { Id = Guid.CreateVersion7(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), PersonId = person, CreatedAt = db.Now });
            return db.SaveChangesAsync();
        });
        return person;
    }

    public Task<Guid> Tell(Guid person, string kind = Usual, Guid? about = null) => Within(async services =>
    {
        services.GetRequiredService<INotices>().Tell(person, kind, new LocalText("Иванов Пётр получил место", "Ivanov has got a place"), "/runs/1", about);
        var db = services.GetRequiredService<HostDb>();
        var told = db.ChangeTracker.Entries<NoticeRow>().Single().Entity.Id;
        await db.SaveChangesAsync();
        return told;
    });

    /// <summary>Sends until nothing is left to do now.</summary>
    public async Task Send()
    {
        while (await Sender.Turn(default)) { }
    }

    public Task<List<DeliveryRow>> Deliveries() => Db(db => db.Deliveries.AsNoTracking().OrderBy(d => d.At).ToListAsync());

    public Task<T> Ask<T>(IRequest<T> request) => Within(services => services.GetRequiredService<IMediator>().Send(request));

    public Task<T> Db<T>(Func<HostDb, Task<T>> work) => Within(services => work(services.GetRequiredService<HostDb>()));

    public async Task<T> Within<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task Within(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Mail?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
