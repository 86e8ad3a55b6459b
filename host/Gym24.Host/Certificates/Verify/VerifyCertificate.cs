using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Access;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Certificates.Verify;

/// <summary>
/// What anybody may know who holds a certificate: whether it is one, of what kind, for what, whose by surname and initials. What is none and what is badly
/// typed is answered alike, and counted.
/// </summary>
/// <param name="Code">As typed.</param>
[Public]
internal sealed record VerifyCertificate(string? Code) : IQuery<VerifyCertificate.Facts?>
{
    /// <param name="Whom">Absent: the data were erased.</param>
    /// <param name="RevokedAt">UTC. Then nothing is told but the number.</param>
    internal sealed record Facts(string Number, string Heading, string About, string School, string? Whom, DateOnly On, DateTime? RevokedAt);

    internal sealed class Handler(HostDb db, SignInAttempts attempts) : IRequestHandler<VerifyCertificate, Facts?>
    {
        public async Task<Facts?> Handle(VerifyCertificate request, CancellationToken cancellation)
        {
            var code = Codes.Read(request.Code);
            var found = code is null ? null : await db.Certificates.AsNoTracking().Where(c => c.Code == code)
                .Select(c => new { c.Number, c.Heading, c.About, c.School, c.Holder, c.PersonId, c.On, c.RevokedAt }).FirstOrDefaultAsync(cancellation);
            if (found is null)
            {
                await attempts.Missed("certificate", cancellation);
                return null;
            }
            return found.RevokedAt is not null ? new(found.Number, "", "", found.School, null, found.On, found.RevokedAt)
                : new(found.Number, found.Heading, found.About, found.School, found.PersonId is null ? found.Holder : Initials(found.Holder), found.On, null);
        }
    }

    /// <summary>«Иванова А. С.»: enough to see that a name was changed on the sheet.</summary>
    internal static string? Initials(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => null,
        [var surname, .. var rest] => string.Join(' ', rest.Select(r => System.Globalization.StringInfo.GetNextTextElement(r) + ".").Prepend(surname)),
    };
}
