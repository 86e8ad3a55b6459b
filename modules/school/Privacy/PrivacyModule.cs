using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Consents.ShowPrivacy;
using Gym24.Privacy.Consents.SignConsent;
using Gym24.Privacy.Demo;
using Gym24.Privacy.Kinds;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy;

public sealed class PrivacyModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PrivacyDb>();
        module.AddSlices<PrivacyModule>();
        module.Services.AddScoped<IPersonalRecords, PrivacyRecords>();
        module.Services.AddSingleton<KindBook>();
        module.Services.AddSingleton(ConsentPaper.Template);
        module.Services.AddScoped<ConsentDesk>();
        module.Services.AddScoped<IConsents, ValidConsents>();
        module.Services.AddScoped<IDemoSource, DemoConsents>();
        module.Services.AddSingleton(new SearchPage(T.Both("Privacy.Title"), "/privacy", Permissions.Read, "согласия согласие на обработку данные выгрузка отозвать consent"));
        module.Services.AddSingleton(new NavigationEntry("people", () => T["Privacy.Title"], "/privacy", "shield-lock", Permissions.Read, 70));
        module.Services.AddSingleton(new SlotPanel(Slots.Person, typeof(PersonPanel), Permissions.Read, subject => Guid.TryParse(subject, out _), 90));
    }

    public void Map(IEndpointRouteBuilder api) => PrivacyApi.Map(api);

    public void MapRoot(IEndpointRouteBuilder root) => ConsentPaper.Map(root);

    public Task Start(IServiceProvider services, CancellationToken cancellation)
    {
        // A text file with a mistake is told about now, not when somebody signs.
        services.GetRequiredService<KindBook>();
        return Task.CompletedTask;
    }
}
