using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Certificates.ListCertificates;

/// <summary>What the school has issued, the latest first.</summary>
/// <param name="Text">Beginning of a number or of a name.</param>
/// <param name="State">One of <see cref="States"/>; absent: all.</param>
[Requires(HostManifest.Certificates)]
internal sealed record ListCertificates(string? Text, string? State, int Page, int Size = ListCertificates.Usual) : IQuery<Paged<CertificateLine>>, IConcernsPerson
{
    public const int Usual = 50;
    public const string Valid = "valid", Revoked = "revoked";
    public static readonly IReadOnlyList<string> States = [Valid, Revoked];

    Guid? IConcernsPerson.Person => null;

    internal sealed class Handler(HostDb db) : IRequestHandler<ListCertificates, Paged<CertificateLine>>
    {
        public async Task<Paged<CertificateLine>> Handle(ListCertificates request, CancellationToken cancellation)
        {
            var found = Beginning(db.Certificates.AsNoTracking(), request.Text?.Trim());
            found = request.State switch { Valid => found.Where(c => c.RevokedAt == null), Revoked => found.Where(c => c.RevokedAt != null), _ => found };
            return new(await found.OrderByDescending(c => c.At).ThenByDescending(c => c.Place).OnPage(request.Page, request.Size).Select(CertificateLine.From).ToListAsync(cancellation), await found.CountAsync(cancellation));
        }

        /// <summary>A beginning is a range, which an index serves.</summary>
        private static IQueryable<CertificateRow> Beginning(IQueryable<CertificateRow> all, string? text)
        {
            if (string.IsNullOrEmpty(text))
                return all;
            if (text.Any(char.IsAsciiDigit))
            {
                var (number, beyond) = (text.ToUpperInvariant(), text.ToUpperInvariant() + '\uffff');
                return all.Where(c => string.Compare(c.Number, number) >= 0 && string.Compare(c.Number, beyond) < 0);
            }
            // What follows two blanks only tells ё from е.
            var from = Fold.SortKey(text).Split("  ")[0];
            var to = from + '\uffff';
            return all.Where(c => string.Compare(c.NameKey, from) >= 0 && string.Compare(c.NameKey, to) < 0);
        }
    }
}

/// <param name="Name">Empty: the data were erased.</param>
internal sealed record CertificateLine(Guid Id, string Number, string Name, string Heading, string About, DateOnly On, string? Replaces, DateTime? RevokedAt, string? Reason, Guid? Person)
{
    public static readonly System.Linq.Expressions.Expression<Func<CertificateRow, CertificateLine>> From =
        c => new CertificateLine(c.Id, c.Number, c.Holder, c.Heading, c.About, c.On, c.Replaces, c.RevokedAt, c.RevokeReason, c.PersonId);

    public string Whom => Name.Length > 0 ? Name : T["Certificate.Erased"];
}

/// <summary>The same as a table to carry away.</summary>
[Requires(HostManifest.Certificates)]
internal sealed record ExportCertificates(string? Text, string? State) : IQuery<TableFile<CertificateLine>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<ExportCertificates, TableFile<CertificateLine>>
    {
        private const int PageSize = 1000, Wide = 40;

        public async Task<TableFile<CertificateLine>> Handle(ExportCertificates request, CancellationToken cancellation)
        {
            var all = new List<CertificateLine>();
            for (var page = 1; ; page++)
            {
                var found = await mediator.Send(new ListCertificates(request.Text, request.State, page, PageSize), cancellation);
                all.AddRange(found.Items);
                if (page * PageSize >= found.Total)
                    break;
            }
            return new TableFile<CertificateLine>(T["Certificates.Title"], all) { Title = T["Certificates.Title"] }
                .Text(T["Certificate.Number"], c => c.Number)
                .Date(T["Certificate.On"], c => c.On)
                .Text(T["Certificate.Whom"], c => c.Whom, Wide)
                .Text(T["Certificate.What"], c => c.Heading, Wide)
                .Text(T["Certificate.About"], c => c.About, Wide)
                .Text(T["Certificate.State"], c => T[c.RevokedAt is null ? "Certificate.State.valid" : "Certificate.State.revoked"])
                .Text(T["Certificate.Replaces"], c => c.Replaces)
                .Text(T["Certificate.Reason"], c => c.Reason, Wide);
        }
    }
}
