using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Portfolio;
using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Achievements.Overview;
using Gym24.Portfolio.Achievements.Record;
using Gym24.Portfolio.Achievements.ShowPortfolio;
using Gym24.Portfolio.Demo;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio;

public sealed class PortfolioModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PortfolioDb>();
        module.AddSlices<PortfolioModule>();
        module.Services.AddScoped<IPersonalRecords, PortfolioRecords>();
        module.Services.AddScoped<Participations>();
        module.Services.AddScoped<IAchievements, ConfirmedAchievements>();
        module.Services.AddScoped<IDemoSource, DemoPortfolio>();
        module.Services.AddSingleton(new SearchPage(T.Both("Portfolio.Title"), "/portfolio", Permissions.Read, "достижения учеников грамоты дипломы награды achievements"));
        module.Services.AddSingleton(new NavigationEntry("people", () => T["Portfolio.Title"], "/portfolio", "medal", Permissions.Read, 60));
        module.Services.AddSingleton(new DashboardTile(() => T["Portfolio.Title"], "medal", typeof(AchievementsTile), Permissions.Read, 60));
        module.Services.AddSingleton(new SlotPanel(Slots.Person, typeof(PersonPanel), Permissions.Read, subject => Guid.TryParse(subject, out _), 60));
    }

    public void Map(IEndpointRouteBuilder api) => PortfolioApi.Map(api);
}
