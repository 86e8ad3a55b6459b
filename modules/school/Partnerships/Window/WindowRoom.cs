using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window;

/// <summary>What the partner's own window registers.</summary>
internal static class WindowRoom
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<OwnProgramme>();
        services.AddScoped<Entries>();
        services.AddScoped<IConsentEffects, NamesAtPartners>();
        services.AddSingleton(new NavigationEntry("work", () => T["Window.Title"], "/window", "heart-handshake", Permissions.ReadWindow, 10));
        services.AddSingleton(new NavigationEntry("work", () => T["Window.Proposals"], "/proposals", "inbox", Permissions.ManageRuns, 45));
        services.AddSingleton(new DashboardTile(() => T["Window.Title"], "heart-handshake", typeof(WindowTile), Permissions.ReadWindow, 10));
        services.AddSingleton(new DashboardTile(() => T["Window.Proposals"], "inbox", typeof(ProposalsTile), Permissions.ManageRuns, 35));
    }
}
