using Gym24.Contracts.Access;
using Gym24.Contracts.Files;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Shell;
using Gym24.Host.Certificates.ListCertificates;
using Gym24.Host.Certificates.ShowOwn;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.Certificates;

internal static class CertificateSetup
{
    public const string Files = "/files/host/certificates";

    public static void AddCertificates(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(provider => new Letterhead(provider.GetRequiredService<IConfiguration>(), dataFolder));
        services.AddScoped<ICertificates, CertificateBook>();
        services.AddSingleton(new NavigationEntry("school", () => HostTexts.T["Certificates.Title"], "/certificates", "certificate", HostManifest.Certificates, 90));
        services.AddSingleton(new SlotPanel(Slots.Person, typeof(OwnCertificates), HostManifest.CertificatesRead, subject => Guid.TryParse(subject, out _), 150));
        services.AddSingleton(new SlotPanel(Slots.Route, typeof(OwnCertificates), HostManifest.CertificatesRead, subject => Guid.TryParse(subject, out _), 150));
    }

    public static void MapCertificateFiles(this IEndpointRouteBuilder root)
    {
        root.MapGet(Files + "/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new PrintOwn(id), cancellation))
            .Requires(HostManifest.CertificatesRead).ExcludeFromDescription();
        root.MapTable(Files, (IMediator mediator, CancellationToken cancellation, string? q = null, string? state = null) => mediator.Send(new ExportCertificates(q, state), cancellation))
            .Requires(HostManifest.Certificates);
    }
}
