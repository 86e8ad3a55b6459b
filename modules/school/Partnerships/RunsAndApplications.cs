using Gym24.Contracts.Demo;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Applications.Lapse;
using Gym24.Partnerships.Applications.SettleApplications;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Days;
using Gym24.Partnerships.Demo;
using Gym24.Partnerships.Overview;
using Gym24.Partnerships.Results;
using Gym24.Partnerships.Runs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships;

/// <summary>What runs, applications, attendance and results register.</summary>
internal static class RunsAndApplications
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<RunReading>();
        services.AddScoped<RunBook>();
        services.AddScoped<IRuns>(provider => provider.GetRequiredService<RunBook>());
        services.AddScoped<Enrolment>();
        services.AddScoped<IApplications>(provider => provider.GetRequiredService<Enrolment>());
        services.AddScoped<Selection>();
        services.AddScoped<ISelection>(provider => provider.GetRequiredService<Selection>());
        services.AddScoped<AttendanceBook>();
        services.AddScoped<IAttendance>(provider => provider.GetRequiredService<AttendanceBook>());
        services.AddScoped<ResultBook>();
        services.AddScoped<IResults>(provider => provider.GetRequiredService<ResultBook>());
        services.AddScoped<DayBook>();
        services.AddScoped<ISchoolDays>(provider => provider.GetRequiredService<DayBook>());
        services.AddScoped<EntryCheck>();
        services.AddScoped<WaitingList>();
        services.AddScoped<Telling>();
        services.AddScoped<IJob, LapseJob>();
        services.AddScoped<IReminderSource, RemindOfOffers>();
        services.AddScoped<ICalendarSource, RunCalendar>();
        services.AddScoped<IDemoSource, DemoDays>();
        services.AddScoped<IDemoSource, DemoRuns>();
        Show(services);
    }

    private static void Show(IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("work", () => T["Run.Title"], "/runs", "calendar-event", Permissions.ReadApplications, 30));
        services.AddSingleton(new NavigationEntry("work", () => T["Application.Title"], "/applications", "ticket", Permissions.ReadApplications, 40));
        services.AddSingleton(new NavigationEntry("school", () => T["Days.Title"], "/school-days", "calendar-event", Permissions.ManageDays, 60));
        services.AddSingleton(new DashboardTile(() => T["Overview.MyApplications"], "ticket", typeof(MyApplicationsTile), Permissions.ReadApplications, 10));
        services.AddSingleton(new DashboardTile(() => T["Overview.ClassRuns"], "users-group", typeof(ClassRunsTile), Permissions.ReadApplications, 20));
        services.AddSingleton(new DashboardTile(() => T["Overview.RunsTile"], "calendar-event", typeof(RunsTile), Permissions.Decide, 30));
        services.AddSingleton(new SlotPanel(Slots.Offering, typeof(OfferingRunsPanel), Permissions.ReadRuns, Order: 10));
        services.AddSingleton(new SlotPanel(Slots.Partner, typeof(HeadCountsPanel), Permissions.ReadHeadCounts, Order: 10));
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        RunsApi.Map(api);
        ApplicationsApi.Map(api);
        OverviewApi.Map(api);
        DaysApi.Map(api);
    }
}
