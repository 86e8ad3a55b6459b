using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Partnerships.Catalogue;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.ListAgreements;

/// <summary>The filtered register as a table to carry away.</summary>
[Requires(Permissions.ReadAgreements)]
internal sealed record ExportAgreements(string? Kind, string? Partner, string? Validity, string? Form, string? Text, string? Sort) : IQuery<TableFile<Basis>>;

internal sealed class ExportAgreementsHandler(IMediator mediator) : IRequestHandler<ExportAgreements, TableFile<Basis>>
{
    private const int PageSize = 200, Narrow = 14, Wide = 40;

    public async Task<TableFile<Basis>> Handle(ExportAgreements request, CancellationToken cancellation)
    {
        var all = new List<Basis>();
        for (var page = 1; ; page++)
        {
            var found = await mediator.Send(new ListAgreements(request.Kind, request.Partner, request.Validity, request.Form, null, request.Text, request.Sort, page, PageSize), cancellation);
            all.AddRange(found.Items);
            if (page * PageSize >= found.Total)
                return Table(all, found.Snapshot);
        }
    }

    private static TableFile<Basis> Table(IEnumerable<Basis> bases, Snapshot snapshot) =>
        new TableFile<Basis>(T["Agreement.Title"], bases) { Title = T["Agreement.Title"] }
            .Text(Column("kind"), b => AgreementKinds.Title(b.Kind))
            .Text(Column("type"), AgreementWords.Type)
            .Text(Column("number"), b => b.Number, Narrow)
            .Date(Column("date"), b => b.Date)
            .Text(Column("title"), b => b.Title, Wide)
            .Text(Column("issuer"), b => b.Issuer)
            .Text(Column("partners"), b => AgreementWords.PartnerNames(b, snapshot), Wide)
            .Text(Column("subject"), b => b.Subject, Wide)
            .Text(Column("form"), b => AgreementWords.Form(b.Form))
            .Date(Column("from"), b => b.From)
            .Date(Column("to"), b => b.OpenEnded ? null : b.Until, b => b.OpenEnded ? T["Agreement.OpenEnded"] : b.TermText)
            .Text(Column("validity"), b => Validities.Title(b.Validity, b.Kind))
            .Text(Column("responsible"), b => b.Row?.ResponsibleName)
            .Text(Column("offerings"), b => string.Join(", ", b.Offerings.Select(o => snapshot.Find(o)?.Item.Offering.Name ?? o)), Wide)
            .Text(Column("files"), b => string.Join(", ", b.Files.Select(f => f.Name)), Wide)
            .Text(Column("source"), b => T[b.Shipped is null ? "Agreement.Source.school" : "Agreement.Source.catalogue"]);

    private static string Column(string name) => T["Agreement.Column." + name];
}
