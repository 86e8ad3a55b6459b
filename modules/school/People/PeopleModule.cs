using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Classes.MovePupils;
using Gym24.People.Demo;
using Gym24.People.Directory;
using Gym24.People.Families;
using Gym24.People.Import.Work;
using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.People.Api;
using Gym24.People.Rollover;
using Gym24.People.Search;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.People.Texts;

namespace Gym24.People;

public sealed class PeopleModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PeopleDb>();
        module.AddSlices<PeopleModule>();
        module.Services.AddScoped<IPersonalRecords, PeopleRecords>();
        module.Services.AddScoped<CurrentClasses>();
        module.Services.AddScoped<ActingGuardians>();
        module.Services.AddScoped<IConsentEffects, FamilyEffect>();
        module.Services.AddScoped<IPeopleDirectory, PeopleDirectory>();
        module.Services.AddScoped<IReachResolver, ReachResolver>();
        module.Services.AddScoped<LastYear>();
        module.Services.AddScoped<OnTop>();
        module.Services.AddScoped<Bulk>();
        module.Services.AddScoped<CheckStep>();
        module.Services.AddScoped<ApplyStep>();
        module.Services.AddScoped<ImportWork>();
        module.Services.AddScoped<IJob, ImportJob>();
        module.Services.AddScoped<IBulkAct, MovePupilsAct>();
        module.Services.AddScoped<IDemoSource, DemoRoster>();
        module.Services.AddSingleton(PersonSource.Found);
        module.Services.AddSingleton(ClassSource.Found);
        module.Services.AddScoped<ISearchSource, PersonSource>();
        module.Services.AddScoped<ISearchSource, ClassSource>();
        module.Services.AddSingleton(new SearchPage(T.Both("People.Title"), "/people", Permissions.Read, "ученики учителя сотрудники школьники дети"));
        module.Services.AddSingleton(new SearchPage(T.Both("Import.Title"), "/people/import", Permissions.Import, "импорт excel csv таблица ученики"));
        module.Services.AddSingleton(new SearchPage(T.Both("Rollover.Nav"), "/people/rollover", Permissions.Manage, "перевод выпуск следующий класс"));
        module.Services.AddSingleton(new NavigationEntry("people", () => T["People.Title"], "/people", "users", Permissions.Read, 10));
        module.Services.AddSingleton(new NavigationEntry("people", () => T["Classes.Title"], "/people/classes", "school", Permissions.Read, 20));
        module.Services.AddSingleton(new NavigationEntry("admin", () => T["Rollover.Nav"], "/people/rollover", "calendar-event", Permissions.Manage, 12));
        module.Services.AddSingleton(new NavigationEntry("admin", () => T["Import.Title"], "/people/import", "file-import", Permissions.Import, 10));
        module.Services.AddSingleton(new NavigationEntry("admin", () => T["Account.Nav"], "/people/accounts", "key", Permissions.Accounts, 15));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPeople();
        api.MapImports();
        api.MapRollover();
    }
}
