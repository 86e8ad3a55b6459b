using Gym24.Contracts.Jobs;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Applications.Lapse;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Overview;
using Gym24.Partnerships.Runs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships;

/// <summary>What runs, applications, attendance and results register.</summary>
internal static class RunsAndApplications
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<RunBook>();
        services.AddScoped<IRuns>(provider => provider.GetRequiredService<RunBook>());
        services.AddScoped<Enrolment>();
        services.AddScoped<IApplications>(provider => provider.GetRequiredService<Enrolment>());
        services.AddScoped<EntryCheck>();
        services.AddScoped<WaitingList>();
        services.AddScoped<Telling>();
        services.AddScoped<IJob, LapseJob>();
        services.AddScoped<ICalendarSource, RunCalendar>();
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        RunsApi.Map(api);
        ApplicationsApi.Map(api);
        OverviewApi.Map(api);
    }
}
