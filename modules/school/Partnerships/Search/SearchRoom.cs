using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Runs;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Search;

/// <summary>What is found of the catalogue, of runs and of legal bases.</summary>
internal static class SearchRoom
{
    public static readonly SearchKind
        Offerings = new("partnerships.offering", T.Both("Search.Offerings"), "books", null, 30) { Catalogue = true },
        Partners = new("partnerships.partner", T.Both("Partner.Title"), "building-community", null, 25) { Catalogue = true },
        Runs = new("partnerships.run", T.Both("Run.Title"), "calendar-event", Permissions.ReadRuns, 40) { RowOf = RunOf },
        Agreements = new("partnerships.agreement", T.Both("Agreement.Menu"), "certificate", Permissions.ReadAgreements, 50) { RowOf = AgreementOf };

    public static void Register(IServiceCollection services)
    {
        foreach (var kind in (SearchKind[])[Offerings, Partners, Runs, Agreements])
            services.AddSingleton(kind);
        services.AddSingleton<ISearchList>(s => new CatalogueList(Offerings.Id, s.GetRequiredService<CatalogueStore>(), CatalogueList.Offerings));
        services.AddSingleton<ISearchList>(s => new CatalogueList(Partners.Id, s.GetRequiredService<CatalogueStore>(), CatalogueList.Partners));
        services.AddSingleton<ISearchList>(s => new CatalogueList(Agreements.Id, s.GetRequiredService<CatalogueStore>(), c => CatalogueList.Documents(c, s.GetRequiredService<ISchool>())));
        services.AddScoped<ISearchSource, RunSource>();
        services.AddScoped<ISearchSource, AgreementSource>();
        services.AddSingleton(new SearchPage(T.Both("Catalogue.Title"), "/catalogue", null, "курсы кружки программы мероприятия предложения партнёров courses"));
        services.AddSingleton(new SearchPage(T.Both("Run.Title"), "/runs", Permissions.ReadApplications, "набор группы расписание мероприятия записаться"));
        services.AddSingleton(new SearchPage(T.Both("Application.Title"), "/applications", Permissions.ReadApplications, "заявка запись участие подать заявку записаться"));
        services.AddSingleton(new SearchPage(T.Both("Agreement.Menu"), "/agreements", Permissions.ReadAgreements, "договоры соглашения документы приказы реестр"));
        services.AddSingleton(new SearchPage(T.Both("Days.Title"), "/school-days", Permissions.ManageDays, "каникулы праздники выходные"));
        services.AddSingleton(new SearchPage(T.Both("Agreement.NewTitle"), "/agreements/new", Permissions.ManageAgreements, "договор соглашение"));
        services.AddSingleton(new SearchPage(T.Both("Run.NewTitle"), "/runs/new", Permissions.ManageRuns, "новый набор создать"));
    }

    private static string? RunOf(object row) => row switch
    {
        Run run => run.Id.ToString(),
        RunPartner partner => partner.RunId.ToString(),
        _ => null,
    };

    private static string? AgreementOf(object row) => row switch
    {
        Agreement { Document: null } agreement => agreement.Id.ToString(),
        AgreementPartner partner => partner.AgreementId.ToString(),
        _ => null,
    };
}
