using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Logos;
using Gym24.Partnerships.Runs.IssueCertificates;
using Gym24.Partnerships.Runs.PrintList;
using Gym24.Partnerships.Search;
using Gym24.Partnerships.Window;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships;

public sealed class PartnershipsModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PartnershipsDb>();
        module.AddSlices<PartnershipsModule>();
        module.Services.AddScoped<IPersonalRecords, PartnershipsRecords>();
        module.Services.AddSingleton<CatalogueStore>();
        module.Services.AddSingleton<IOfferings>(services => services.GetRequiredService<CatalogueStore>());
        RunsAndApplications.Register(module.Services);
        AgreementsRoom.Register(module.Services);
        WindowRoom.Register(module.Services);
        SearchRoom.Register(module.Services);
        module.Services.AddSingleton(ParticipantsPaper.Template);
        module.Services.AddSingleton(RunCertificates.Diploma);
        module.Services.AddSingleton(RunCertificates.Participation);
        module.Services.AddSingleton(new NavigationEntry("partners", () => T["Catalogue.Title"], "/catalogue", "books", null, 10));
        module.Services.AddSingleton(new NavigationEntry("partners", () => T["Partner.Title"], "/partners", "building-community", null, 20));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        CatalogueApi.Map(api);
        RunsAndApplications.Map(api);
        AgreementsApi.Map(api);
        WindowApi.Map(api);
    }

    public void MapRoot(IEndpointRouteBuilder root)
    {
        root.MapSchema<PartnershipsModule>("catalogue");
        LogoAddress.Map(root);
        AgreementsApi.MapRoot(root);
        ParticipantsPaper.Map(root);
        root.MapGet("/files/partnerships/runs/{run:guid}/certificates", (Guid run, IMediator mediator, CancellationToken cancellation) => mediator.Send(new PrintCertificates(run), cancellation))
            .Requires(Permissions.EnterResults);
    }

    public Task Start(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<CatalogueStore>().Start(cancellation);
}
