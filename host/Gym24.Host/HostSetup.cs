using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Host.Access;
using Gym24.Host.Api;
using Gym24.Host.Bulk;
using Gym24.Host.Certificates;
using Gym24.Host.Data;
using Gym24.Host.Data.CopySchool;
using Gym24.Host.Demo;
using Gym24.Host.Events;
using Gym24.Host.Events.GivenUp;
using Gym24.Host.Feeds;
using Gym24.Host.Files;
using Gym24.Host.Jobs;
using Gym24.Host.Jobs.JobList;
using Gym24.Host.Journal;
using Gym24.Host.Journal.CheckNow;
using Gym24.Host.Journal.Reading;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Journal.WhoLooked;
using Gym24.Host.Keys;
using Gym24.Host.Modules;
using Gym24.Host.Notices;
using Gym24.Host.Notices.Sending;
using Gym24.Host.Papers;
using Gym24.Host.PersonalData;
using Gym24.Host.PersonalData.Again;
using Gym24.Host.PersonalData.Retention;
using Gym24.Host.PersonalData.ShowRecords;
using Gym24.Host.SavedViews;
using Gym24.Host.Search;
using Gym24.Host.Search.Find;
using Gym24.Host.Shell;
using Gym24.Host.Together;
using Gym24.Modularity.Manifests;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host;

/// <summary>What every generation consists of, besides its modules.</summary>
internal static class HostSetup
{
    /// <param name="engine">Shared by all generations of the process: writers queue in it.</param>
    public static void AddHost(this IServiceCollection services, string dataFolder, IDatabaseEngine engine, SchoolKeys keys, ApiBudget budget)
    {
        services.AddLocalization();
        // Cyrillic as it is written: six times shorter than as numeric entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) =
            (true, ["text/css", "text/javascript", "application/javascript", "image/svg+xml"]));
        services.AddApi();
        services.AddRazorComponents();
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SecurePolicy) = ("gym24-form", CookieSecurePolicy.SameAsRequest));
        services.AddCascadingAuthenticationState();
        services.AddSingleton(engine);
        services.AddSingleton(keys);
        services.AddSingleton(budget);
        services.AddRateLimiter(_ => { });
        services.AddSingleton<FollowedModules>();
        services.AddHostDb();
        services.AddSlices(typeof(HostSetup).Assembly);
        services.AddAccess();
        services.AddSingleton<CatalogueDoor>();
        services.AddSingleton<ISchool, School>();
        services.AddSingleton(_ => DemoMark.Of(dataFolder));
        services.AddScoped<DemoFilling>();
        services.AddNotices();
        services.AddScoped<UnreadNotices>();
        services.AddScoped<Navigation>();
        services.AddScoped<Flash>();
        services.AddScoped<PostedForm>();
        services.AddSingleton<Lease>();
        services.AddHostedService<DemoStart>();
        services.AddMetrics();
        services.AddSingleton<OutboxMeter>();
        services.AddHostedService<Delivery>();
        services.AddScoped<IJob, ForgetDelivered>();
        services.AddSingleton<JobBook>();
        services.AddScoped<JobDiary>();
        services.AddHostedService<JobRunner>();
        services.AddHostedService<Sender>();
        services.AddHostedService<Elsewhere>();
        services.AddHostedService<ReadingsWriter>();
        services.AddSingleton(new SealFile(dataFolder));
        services.AddSingleton<JournalKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalKeeper>());
        services.AddScoped<IPersonalRecords, HostRecords>();
        services.AddScoped<RecordBook>();
        services.AddSingleton(provider => ErasureList.Find(provider.GetRequiredService<IConfiguration>(), dataFolder));
        services.AddSingleton<EraseAgain>();
        services.AddScoped<DueBook>();
        services.AddScoped<PaperBook>();
        services.AddScoped<BulkBook>();
        services.AddScoped<IBulkAct, LockAccounts>();
        services.AddScoped<IBulkAct, UnlockAccounts>();
        services.AddScoped<ISavedViews, OwnViews>();
        services.AddScoped<IPapers>(provider => provider.GetRequiredService<PaperBook>());
        services.AddCertificates(dataFolder);
        services.AddScoped<IJob, ProposeErasures>();
        services.AddKeeping();
        services.AddSearch();
        services.AddSingleton(new NavigationEntry("work", () => HostTexts.T["Home.Title"], "/", "home", null, 0));
        services.AddSingleton(new NavigationEntry("work", () => HostTexts.T["Calendar.Title"], "/calendar", "calendar", SignedInOnly, 50));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Modules.Title"], "/admin/modules", "puzzle", HostManifest.Modules, 10));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Accounts.Title"], "/admin/accounts", "users", HostManifest.Accounts, 20));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Links.Title"], "/admin/links", "key", HostManifest.Links, 25));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Roles.Title"], "/admin/roles", "shield-lock", HostManifest.Roles, 30));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Events.Tile"], "/admin/events", "inbox", HostManifest.Events, 40));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Undelivered.Title"], "/admin/notices", "mail", HostManifest.Deliveries, 45));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Jobs.Title"], "/admin/jobs", "clock", HostManifest.Jobs, 47));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Journal.Title"], "/admin/journal", "history", HostManifest.Journal, 50));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Paper.Title"], "/admin/papers", "file-text", HostManifest.Papers, 55));
        services.AddSingleton(new NavigationEntry("admin", () => HostTexts.T["Acts.Title"], "/personal-data/acts", "trash", HostManifest.Erase, 60));
        services.AddSingleton(new SlotPanel(Slots.Person, typeof(PersonalDataPanel), HostManifest.PersonalData, subject => Guid.TryParse(subject, out _), 190));
        services.AddSingleton(new SlotPanel(Slots.Person, typeof(WhoLookedPanel), HostManifest.JournalPerson, subject => Guid.TryParse(subject, out _), 200));
        services.AddSingleton(new DashboardTile(() => HostTexts.T["Journal.Title"], "shield-check", typeof(JournalTile), HostManifest.Journal, 20));
        services.AddSingleton(new DashboardTile(() => HostTexts.T["Events.Tile"], "inbox", typeof(OutboxTile), HostManifest.Events, 10));
    }

    /// <summary>The host's tables, for what asks them before there is a generation too.</summary>
    public static IServiceCollection AddHostDb(this IServiceCollection services)
    {
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        return services;
    }

    /// <summary>In place of a permission: whoever is signed in.</summary>
    public const string SignedInOnly = "host.signed-in";

    /// <summary>Before routing: failures in words, headers, language.</summary>
    public static void UseHostWalls(this WebApplication app)
    {
        if (Proxies.Trusted(app.Configuration) is { } proxies)
            app.UseForwardedHeaders(proxies);
        app.UseHeaders();
        // Only files: a page with a token in it is never compressed (BREACH).
        app.UseResponseCompression();
        app.UseLanguage();
        app.UseFailures();
    }

    public static void MapHost(this WebApplication app, IEndpointRouteBuilder api)
    {
        app.MapLanguage();
        app.MapSignOut();
        app.MapOpenId();
        app.MapJournalFile();
        app.MapPersonalDataFile();
        app.MapPaperFiles();
        app.MapCertificateFiles();
        app.MapSuggestions();
        app.MapCalendarFeed();
        app.MapViews();
        app.MapSchema<ModuleVersion>("module");
        app.MapOpenApi().Public().ExcludeFromDescription();
        api.MapIssueToken();
        api.MapModules();
        api.MapEvents();
        api.MapJobs();
        api.MapSearch();
        api.MapJournal();
        api.MapPersonalData();
        api.MapDemoAccounts();
    }

    /// <summary>Migrates a module's tables, the host's own first.</summary>
    public static async Task Migrate(IServiceProvider services, string module, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var own in services.GetRequiredService<ModuleDbs>().All.Where(m => m.Module == module))
            await ((DbContext)scope.ServiceProvider.GetRequiredService(own.Context)).Database.CatchUp(cancellation);
        if (module == HostManifest.Value.Id && await CopyNotes.IsHalf(scope.ServiceProvider.GetRequiredService<HostDb>(), cancellation))
            throw new InvalidOperationException(HostTexts.T["Copy.Half"]);
    }

    /// <summary>Opens the book of roles, makes the first account, and erases again what came back. Runs after the migrations and before the first request.</summary>
    public static async Task Open(IServiceProvider services, CancellationToken cancellation)
    {
        var manifests = services.GetRequiredService<IActiveModules>().All.Select(m => m.Manifest).Prepend(HostManifest.Value);
        await services.GetRequiredService<RoleBook>().Open(manifests, cancellation);
        await using var scope = services.CreateAsyncScope();
        await services.GetRequiredService<FilePlace>().Claim(scope.ServiceProvider.GetRequiredService<HostDb>(), cancellation);
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Ensure(cancellation);
        // The first key for cookies is made here, where hosts start one after the other, and not by the first requests of each.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        await services.GetRequiredService<EraseAgain>().Run(cancellation);
    }
}
