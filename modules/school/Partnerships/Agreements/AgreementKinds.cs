using Gym24.Partnerships.Catalogue.Reading;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>What legal bases there are. Titles stand in the texts as <c>Agreement.Kind.{code}</c>.</summary>
internal static class AgreementKinds
{
    public const string Contract = "contract", Cooperation = "cooperation", Network = "network";

    /// <summary>Papers between the school and others first, then acts.</summary>
    public static readonly IReadOnlyList<string> All =
        ["contract", "order", "certificate", "letter", "regulation", "status", "licence", "federal-act", "regional-act", "municipal-act", "local-act"];

    /// <summary>Plain cooperation, or the network form of 273-FZ, art. 15: never one under the other's name.</summary>
    public static readonly IReadOnlyList<string> Forms = [Cooperation, Network];

    public static string Title(string kind) => T["Agreement.Kind." + kind];

    /// <summary>Part of the normative base.</summary>
    public static bool IsAct(string kind) => kind.EndsWith("-act", StringComparison.Ordinal);

    /// <summary>The kind of a shipped document: an act by its category, else by the word the source uses for it.</summary>
    public static string Of(LegalDocument document) => (document.Category, document.Type.ToLowerInvariant()) switch
    {
        ("normative-federal", _) => "federal-act",
        ("normative-regional", _) => "regional-act",
        ("normative-municipal", _) => "municipal-act",
        ("local-act", _) => "local-act",
        (_, "договор" or "соглашение" or "контракт") => Contract,
        (_, "справка") => "certificate",
        (_, "письмо") => "letter",
        (_, "положение") => "regulation",
        (_, "лицензия") => "licence",
        ("status-document", _) or (_, "свидетельство") => "status",
        (_, "федеральный закон" or "указ" or "закон") => "federal-act",
        _ => "order",
    };
}

/// <summary>Fields in which the school's value may stand in place of the shipped one.</summary>
internal static class BasisFields
{
    public const string Kind = "kind", Title = "title", Number = "number", Date = "date", Issuer = "issuer", Subject = "subject", Term = "term", Partners = "partners";

    public static readonly IReadOnlyList<string> All = [Kind, Title, Number, Date, Issuer, Subject, Term, Partners];
}
