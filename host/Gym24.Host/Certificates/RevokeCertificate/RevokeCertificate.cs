using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Host.Certificates.ListCertificates;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Certificates.RevokeCertificate;

/// <summary>One certificate, for whoever keeps them.</summary>
[Requires(HostManifest.Certificates)]
internal sealed record ReadCertificate(Guid Id) : IQuery<CertificateLine>, IConcernsPerson, IAbout
{
    Guid? IConcernsPerson.Person => null;

    public Guid? Subject => Id;

    internal sealed class Handler(HostDb db) : IRequestHandler<ReadCertificate, CertificateLine>
    {
        public async Task<CertificateLine> Handle(ReadCertificate request, CancellationToken cancellation) =>
            await db.Certificates.AsNoTracking().Where(c => c.Id == request.Id).Select(CertificateLine.From).FirstOrDefaultAsync(cancellation) ?? throw CertificateBook.NotFound();
    }
}

/// <summary>Says that a certificate is valid no more. The number stays taken; issuing again gives a new one that names it.</summary>
[Requires(HostManifest.Certificates)]
internal sealed record RevokeCertificate(Guid Id, string? Reason) : ICommand, IAbout, IValidated
{
    public Guid? Subject => Id;

    public void Validate(Faults faults) => faults.Text("reason", Reason, CertificateRow.LongLength);

    internal sealed class Handler(ICertificates certificates) : IRequestHandler<RevokeCertificate, Unit>
    {
        public async Task<Unit> Handle(RevokeCertificate request, CancellationToken cancellation)
        {
            await certificates.Revoke(request.Id, request.Reason!, cancellation);
            return Unit.Value;
        }
    }
}
