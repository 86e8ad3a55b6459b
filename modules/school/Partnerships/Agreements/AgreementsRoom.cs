using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Agreements.BasesOverview;
using Gym24.Partnerships.Agreements.WarnOfEndings;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>What the register of legal bases registers.</summary>
internal static class AgreementsRoom
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<Register>();
        services.AddScoped<AgreementBook>();
        services.AddSingleton(AgreementFile.Shelf);
        services.AddScoped<IJob, WarningJob>();
        services.AddScoped<ICalendarSource, AgreementCalendar>();
        services.AddSingleton(new NavigationEntry("partners", () => T["Agreement.Menu"], "/agreements", "certificate", Permissions.ReadAgreements, 30));
        services.AddSingleton(new DashboardTile(() => T["Agreement.Tile"], "certificate", typeof(EndingsTile), Permissions.ManageAgreements, 40));
    }
}
