using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Host.Notices.ByMail;
using Gym24.Host.Notices.Reminding;
using Gym24.Host.Notices.Sending;
using Gym24.Host.Notices.TakeBack;

namespace Gym24.Host.Notices;

internal static class NoticeSetup
{
    /// <summary>Notices and the ways they leave the product; what sends them is a hosted service of its own.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddScoped<INotices, Notices>();
        services.AddScoped<NoticeBook>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<MailSettings>();
        services.AddSingleton<MailPost>();
        services.AddScoped<INoticeChannel, MailChannel>();
        services.AddScoped<Spreading>();
        services.AddScoped<Sending.Sending>();
        services.AddScoped<IJob, TakeBackDaily>();
        services.AddScoped<IJob, ForgetSent>();
        services.AddScoped<IJob, Remind>();
        return services;
    }
}
