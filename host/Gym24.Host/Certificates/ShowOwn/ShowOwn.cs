using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Certificates.ShowOwn;

/// <summary>The valid certificates of a person within the caller's reach, the latest first; nothing of anybody else.</summary>
[Requires(HostManifest.CertificatesRead)]
internal sealed record ShowOwn(Guid Id) : IQuery<IReadOnlyList<OwnCertificate>>, IConcernsPerson
{
    Guid? IConcernsPerson.Person => Id;
}

/// <summary>One of them, to be printed.</summary>
[Requires(HostManifest.CertificatesRead)]
internal sealed record PrintOwn(Guid Id) : IQuery<CertificateFile>, IConcernsPerson, IAbout
{
    Guid? IConcernsPerson.Person => null;

    public Guid? Subject => Id;
}

internal sealed record OwnCertificate(Guid Id, string Number, string Heading, string About, DateOnly On);

internal sealed class ShowOwnHandler(HostDb db, ICaller caller, ICertificates certificates, IEnumerable<IPeopleDirectory> directories)
    : IRequestHandler<ShowOwn, IReadOnlyList<OwnCertificate>>, IRequestHandler<PrintOwn, CertificateFile>
{
    private const int Most = 100;

    public async Task<IReadOnlyList<OwnCertificate>> Handle(ShowOwn request, CancellationToken cancellation) => !await Reaches(request.Id, cancellation) ? []
        : await db.Certificates.AsNoTracking().Where(c => c.PersonId == request.Id && c.RevokedAt == null).OrderByDescending(c => c.At).Take(Most)
            .Select(c => new OwnCertificate(c.Id, c.Number, c.Heading, c.About, c.On)).ToListAsync(cancellation);

    public async Task<CertificateFile> Handle(PrintOwn request, CancellationToken cancellation)
    {
        var found = await db.Certificates.AsNoTracking().Where(c => c.Id == request.Id).Select(c => new { c.PersonId, c.Heading, c.Number }).FirstOrDefaultAsync(cancellation);
        if (found is null || !await Reaches(found.PersonId, cancellation))
            throw CertificateBook.NotFound();
        return await certificates.Print([request.Id], $"{found.Heading} {found.Number}", cancellation);
    }

    private async Task<bool> Reaches(Guid? person, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(HostManifest.CertificatesRead, cancellation);
        return reach.Everyone || (person is { } id && (reach.Covers(id, null)
            || (reach.Classes.Count > 0 && directories.LastOrDefault() is { } directory && await directory.Find(id, cancellation) is { ClassId: { } own } && reach.Covers(id, own))));
    }
}
