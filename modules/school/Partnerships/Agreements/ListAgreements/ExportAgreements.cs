using System.Text;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.ListAgreements;

/// <summary>The filtered register as a table for a spreadsheet: semicolons, a byte order mark, nothing that would be taken for a formula.</summary>
[Requires(Permissions.ReadAgreements)]
internal sealed record ExportAgreements(string? Kind, string? Partner, string? Validity, string? Form, string? Text, string? Sort) : IQuery<byte[]>;

internal sealed class ExportAgreementsHandler(IMediator mediator) : IRequestHandler<ExportAgreements, byte[]>
{
    private const int PageSize = 200;
    private static readonly string[] Columns =
        ["kind", "type", "number", "date", "title", "issuer", "partners", "subject", "form", "from", "to", "validity", "responsible", "offerings", "files", "source"];

    public async Task<byte[]> Handle(ExportAgreements request, CancellationToken cancellation)
    {
        var table = new StringBuilder();
        Line(table, Columns.Select(c => T["Agreement.Column." + c]));
        for (var page = 1; ; page++)
        {
            var found = await mediator.Send(new ListAgreements(request.Kind, request.Partner, request.Validity, request.Form, null, request.Text, request.Sort, page, PageSize), cancellation);
            foreach (var basis in found.Items)
                Line(table, Cells(basis, found));
            if (page * PageSize >= found.Total)
                return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
        }
    }

    private static IEnumerable<string?> Cells(Basis basis, FoundBases found) =>
    [
        AgreementKinds.Title(basis.Kind), AgreementWords.Type(basis), basis.Number, basis.Date is { } date ? AgreementWords.Day(date) : null, basis.Title,
        basis.Issuer, AgreementWords.PartnerNames(basis, found.Snapshot), basis.Subject, AgreementWords.Form(basis.Form),
        basis.From is { } from ? AgreementWords.Day(from) : null,
        basis.OpenEnded ? T["Agreement.OpenEnded"] : basis.Until is { } until ? AgreementWords.Day(until) : basis.TermText,
        Validities.Title(basis.Validity, basis.Kind), basis.Row?.ResponsibleName,
        string.Join(", ", basis.Offerings.Select(o => found.Snapshot.Find(o)?.Item.Offering.Name ?? o)), string.Join(", ", basis.Files.Select(f => f.Name)),
        T[basis.Shipped is null ? "Agreement.Source.school" : "Agreement.Source.catalogue"],
    ];

    private static void Line(StringBuilder table, IEnumerable<string?> cells) => table.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell that begins like a formula gets an apostrophe: a spreadsheet then shows it and does not carry it out.</summary>
    internal static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && (text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text[0] is '\t' or '\r' or '\n'))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
