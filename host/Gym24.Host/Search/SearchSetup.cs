using Gym24.Contracts.Jobs;
using Gym24.Contracts.Search;
using Gym24.Host.Data;
using Gym24.Host.Search.Build;
using Gym24.Host.Search.Find;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Search;

/// <summary>What searching registers.</summary>
internal static class SearchSetup
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<ListIndex>();
        services.AddScoped<SearchQueries>();
        services.AddScoped<IJob, BuildSearch>();
        services.AddSingleton(new SearchPage(T.Both("Password.Title"), "/account/password", HostSetup.SignedInOnly, "пароль"));
        services.AddSingleton(new SearchPage(T.Both("Factor.Title"), "/account/second-factor", HostSetup.SignedInOnly, "двухфакторная код приложение"));
        services.AddSingleton(new SearchPage(T.Both("Sessions.Title"), "/account/sessions", HostSetup.SignedInOnly, "устройства сеансы выйти"));
        services.AddSingleton(new SearchPage(T.Both("Notices.Title"), "/notices", HostSetup.SignedInOnly, "сообщения"));
        services.AddSingleton(new SearchPage(T.Both("Choices.Title"), "/account/notices", HostSetup.SignedInOnly, "почта адрес email письма"));
        services.AddSingleton(new SearchPage(T.Both("Feed.Title"), "/calendar/feed", HostSetup.SignedInOnly, "подписка лента ics"));
        services.AddSingleton(new SearchPage(T.Both("Calendar.Title"), "/calendar", HostSetup.SignedInOnly, "расписание даты"));
        services.AddSingleton(new SearchPage(T.Both("Rules.Title"), "/personal-data/retention", HostManifest.Retention, "хранение данных"));
        services.AddSingleton(new SearchPage(T.Both("Due.Title"), "/personal-data/due", HostManifest.Erase, "уничтожить удалить данные"));
        services.AddSingleton(new SearchPage(T.Both("Paper.Title"), "/admin/papers", HostManifest.Papers, "шаблоны документы печать word"));
        services.AddSingleton(new SearchPage(T.Both("Journal.Title"), "/admin/journal", HostManifest.Journal, "кто смотрел аудит история"));
        services.AddSingleton(new SearchPage(T.Both("Accounts.Title"), "/admin/accounts", HostManifest.Accounts, "пользователи логин"));
    }
}
