using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Catalogue;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.ListAgreements;

/// <summary>The register of legal bases.</summary>
/// <param name="Kind">One of <see cref="AgreementKinds.All"/>, or <c>acts</c> for the normative base, or <c>papers</c> for the rest.</param>
/// <param name="Partner">Id of an organisation.</param>
/// <param name="Validity">One of <see cref="Validities.Words"/>, or <c>attention</c>: ends soon or has run out.</param>
/// <param name="Form"><c>cooperation network</c>, or <c>none</c>: not stated.</param>
/// <param name="Offering">Id of an offering that rests on it.</param>
/// <param name="Text">Words of number, title, subject, issuer or sides.</param>
/// <param name="Sort">One of <see cref="Sorts"/>.</param>
[Requires(Permissions.ReadAgreements)]
internal sealed record ListAgreements(string? Kind = null, string? Partner = null, string? Validity = null, string? Form = null, string? Offering = null,
    string? Text = null, string? Sort = null, int Page = 1, int Size = 25) : IQuery<FoundBases>, IValidated
{
    public const string Acts = "acts", Papers = "papers", Attention = "attention";
    public const int MaxText = 200;
    public static readonly IReadOnlyList<string> Kinds = [Papers, Acts, .. AgreementKinds.All];
    public static readonly IReadOnlyList<string> ValidityWords = [Attention, .. Validities.Words];
    public static readonly IReadOnlyList<string> FormWords = [.. AgreementKinds.Forms, Filter.NotStated];
    public static readonly IReadOnlyList<string> Sorts = ["-date", "date", "ends", "-ends", "title", "-title"];

    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
        faults.Text("q", Text, MaxText, required: false);
        OneOf(faults, "kind", Kind, Kinds);
        OneOf(faults, "validity", Validity, ValidityWords);
        OneOf(faults, "form", Form, FormWords);
        OneOf(faults, "sort", Sort, Sorts);
    }

    private static void OneOf(Faults faults, string field, string? value, IReadOnlyList<string> known)
    {
        if (value is not null && !known.Contains(value))
            faults.Add(field, T["Agreement.UnknownFilter", string.Join(", ", known)]);
    }
}

/// <param name="All">How many the register has in all, and how many acts among them, whatever the filters.</param>
internal sealed record FoundBases(IReadOnlyList<Basis> Items, int Total, int All, int Acts, int WarnDays, Snapshot Snapshot);

internal sealed class ListAgreementsHandler(Register register, CatalogueStore catalogue) : IRequestHandler<ListAgreements, FoundBases>
{
    public async Task<FoundBases> Handle(ListAgreements request, CancellationToken cancellation)
    {
        var warnDays = await register.WarnDays(cancellation);
        var all = await register.All(cancellation, warnDays);
        var snapshot = catalogue.Current;
        var found = Sorted(all.Where(b => Fits(b, request, snapshot)), request.Sort).ToList();
        return new([.. found.Skip((request.Page - 1) * request.Size).Take(request.Size)], found.Count, all.Count,
            all.Count(b => AgreementKinds.IsAct(b.Kind)), warnDays, snapshot);
    }

    private static bool Fits(Basis basis, ListAgreements request, Snapshot snapshot) =>
        (request.Kind switch
        {
            null => true,
            ListAgreements.Acts => AgreementKinds.IsAct(basis.Kind),
            ListAgreements.Papers => !AgreementKinds.IsAct(basis.Kind),
            var kind => basis.Kind == kind,
        })
        && (request.Partner is not { } partner || basis.Partners.Contains(partner))
        && (request.Validity switch
        {
            null => true,
            ListAgreements.Attention => basis.NeedsAttention,
            var word => Validities.Word(basis.Validity) == word,
        })
        && (request.Form is not { } form || (basis.Form ?? Filter.NotStated) == form)
        && (request.Offering is not { } offering || basis.Offerings.Contains(offering))
        && (string.IsNullOrWhiteSpace(request.Text) || Says(basis, request.Text, snapshot));

    private static bool Says(Basis basis, string text, Snapshot snapshot)
    {
        var words = SearchText.Text([AgreementWords.Type(basis), basis.Number, basis.Title, basis.Subject, basis.Issuer, basis.Row?.Others,
            basis.Row?.Programme, basis.Date is { } date ? AgreementWords.Day(date) : null, .. basis.Partners.Select(snapshot.PartnerName)]);
        return Fold.Text(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => words.Contains(" " + SearchText.Stem(w), StringComparison.Ordinal));
    }

    /// <summary>What has no date or end stands last, whichever way.</summary>
    private static IOrderedEnumerable<Basis> Sorted(IEnumerable<Basis> bases, string? sort) => sort switch
    {
        "date" => Last(bases.OrderBy(b => b.Date is null).ThenBy(b => b.Date)),
        "ends" => Last(bases.OrderBy(b => b.Until is null).ThenBy(b => b.Until)),
        "-ends" => Last(bases.OrderBy(b => b.Until is null).ThenByDescending(b => b.Until)),
        "title" => Last(bases.OrderBy(b => b.Sort, StringComparer.Ordinal)),
        "-title" => Last(bases.OrderByDescending(b => b.Sort, StringComparer.Ordinal)),
        _ => Last(bases.OrderBy(b => b.Date is null).ThenByDescending(b => b.Date)),
    };

    private static IOrderedEnumerable<Basis> Last(IOrderedEnumerable<Basis> bases) =>
        bases.ThenBy(b => b.Sort, StringComparer.Ordinal).ThenBy(b => b.Id, StringComparer.Ordinal);
}
