using System.Collections.Frozen;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>The codes of the catalogue format. Titles stand in the texts as <c>Offering.{list}.{code}</c>.</summary>
internal static class Vocabulary
{
    public static readonly CodeList Kinds = new("Kind",
        "programme course preparatory-course online-course olympiad contest game quiz testing exam conference reading forum festival "
        + "profile-shift excursion master-class open-day open-lesson lecture practice consultation meeting class-hour language-club mentorship "
        + "sport-event culture-event exhibition presentation flashmob commemoration rally "
        + "cpd-course seminar round-table masters postgraduate working-group platform");

    public static readonly CodeList Audiences = new("Audience", "pupils teachers parents students administration");
    public static readonly CodeList ActivityTypes = new("ActivityType", "lesson-time extra-curricular professional");
    public static readonly CodeList Levels = new("Level", "school municipal regional national international");
    public static readonly CodeList Seasons = new("Season", "autumn winter spring summer holidays");
    public static readonly CodeList Semesters = new("Semester", "autumn spring");
    public static readonly CodeList Statuses = new("Status", "active historic");

    public static readonly CodeList Subjects = new("Subject",
        "math physics informatics chemistry biology geography ecology natural-science russian literature history english german french "
        + "foreign-languages journalism humanities economics entrepreneurship engineering robotics electronics technology obzh art art-culture "
        + "drawing choreography");

    public static readonly CodeList PartnerKinds = new("PartnerKind",
        "gymnasium university university-unit institute college methodical-centre language-centre cpd-centre ngo culture additional-education "
        + "platform media publisher exam-body grant-programme school-network school-group partner-group camp authority unresolved");

    public static readonly CodeList DocumentCategories = new("DocumentCategory",
        "partner-agreement project-order status-document local-act normative-federal normative-regional normative-municipal");

    public static readonly CodeList ConflictKinds = new("ConflictKind", "contradiction oddity stale naming gap ocr");
    public static readonly CodeList Severities = new("Severity", "low medium high");
}

/// <summary>A closed list of codes, in the order they are shown in.</summary>
internal sealed class CodeList(string name, string codes)
{
    private readonly string[] _codes = codes.Split(' ');
    private FrozenSet<string>? _set;

    public string Name => name;
    public IReadOnlyList<string> All => _codes;
    public bool Has(string code) => (_set ??= _codes.ToFrozenSet()).Contains(code);

    /// <summary>The code in the reader's words.</summary>
    public string Title(string code) => Texts.T[$"Offering.{name}.{code}"];

    public override string ToString() => string.Join(", ", _codes);
}
