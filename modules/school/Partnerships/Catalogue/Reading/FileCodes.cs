using Gym24.Contracts.Offerings;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>Codes that only catalogue files use; the shared ones are <see cref="Vocabulary"/>. Words stand in the texts as <c>Offering.{list}.{code}</c>.</summary>
internal static class FileCodes
{
    public static readonly CodeList Seasons = List("Season", "autumn winter spring summer holidays");
    public static readonly CodeList Semesters = List("Semester", "autumn spring");
    public static readonly CodeList Statuses = List("Status", "active historic");

    public static readonly CodeList PartnerKinds = List("PartnerKind",
        "gymnasium university university-unit institute college methodical-centre language-centre cpd-centre ngo culture additional-education "
        + "platform media publisher exam-body grant-programme school-network school-group partner-group camp authority unresolved");

    public static readonly CodeList DocumentCategories = List("DocumentCategory",
        "partner-agreement project-order status-document local-act normative-federal normative-regional normative-municipal");

    public static readonly CodeList ConflictKinds = List("ConflictKind", "contradiction oddity stale naming gap ocr");
    public static readonly CodeList Severities = List("Severity", "low medium high");

    private static CodeList List(string name, string codes) => new(Texts.T, $"Offering.{name}", codes);
}
