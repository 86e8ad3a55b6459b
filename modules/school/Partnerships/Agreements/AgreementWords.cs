using System.Globalization;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Agreements.ListAgreements;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Offerings;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>How legal bases are said.</summary>
internal static class AgreementWords
{
    /// <summary>The word the source has for it, else the kind's title.</summary>
    public static string Type(Basis basis) => basis.Shipped is { } document && !basis.IsOwn(BasisFields.Kind) ? document.Type : AgreementKinds.Title(basis.Kind);

    /// <summary>"Договор № 24 от 16.03.2011".</summary>
    public static string Head(Basis basis) => OfferingWords.Capital(string.Join(" ", new[]
    {
        Type(basis), basis.Number is { } number ? $"№ {number}" : null, basis.Date is { } date ? T["Agreement.Of", Day(date)] : null,
    }.OfType<string>()));

    /// <summary>Head and title, for lists of links and notices.</summary>
    public static string Full(Basis basis) => basis switch
    {
        { Title: { } title } => title.StartsWith(Type(basis), StringComparison.OrdinalIgnoreCase) && basis is { Number: null, Date: null } ? title : $"{Head(basis)}. {title}",
        { Number: null, Subject: { } subject } => subject.StartsWith(Type(basis), StringComparison.OrdinalIgnoreCase) ? OfferingWords.Capital(subject) : $"{Head(basis)}: {subject}",
        _ => Head(basis),
    };

    public static string Day(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>"01.09.2021 – 30.05.2024", "бессрочно"; absent when not stated.</summary>
    public static string? Term(Basis basis) => (basis.From, basis.To, basis.OpenEnded) switch
    {
        (null, _, true) => T["Agreement.OpenEnded"],
        ({ } from, _, true) => T["Agreement.OpenEndedFrom", Day(from)],
        ({ } from, { } to, _) => $"{Day(from)} – {Day(to)}",
        ({ } from, null, _) => T["Agreement.From", Day(from)],
        (null, { } to, _) => T["Agreement.To", Day(to)],
        _ => basis.TermText,
    };

    /// <summary>The term is said in the source's words.</summary>
    public static bool IsSourceTerm(Basis basis) => basis is { From: null, To: null, OpenEnded: false, TermText: not null };

    public static string? Form(string? form) => form is null ? null : T["Agreement.Form." + form];

    /// <summary>The other sides; the school itself is named where it is alone.</summary>
    public static string PartnerNames(Basis basis, Snapshot snapshot)
    {
        var others = basis.Partners.Where(p => !IsSchool(snapshot, p)).ToList();
        return string.Join(", ", (others.Count + (basis.Row?.Others?.Length ?? 0) > 0 ? others : basis.Partners).Select(snapshot.PartnerName)
            .Append(basis.Row?.Others).OfType<string>());
    }

    /// <summary>The card is the school's own.</summary>
    public static bool IsSchool(Snapshot snapshot, string partner) => snapshot.Partners.GetValueOrDefault(partner)?.Kind == "gymnasium";

    public static IReadOnlyList<Tab> Tabs(string active, FoundBases? found = null) =>
    [
        new(T["Agreement.Tab.all"], "/agreements", active == "all", found?.All),
        new(T["Agreement.Tab.acts"], "/agreements/acts", active == "acts", found?.Acts),
        new(T["Agreement.Tab.overview"], "/agreements/overview", active == "overview"),
    ];
}
