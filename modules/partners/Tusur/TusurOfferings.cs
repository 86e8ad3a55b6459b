using Gym24.Contracts.Offerings;

namespace Gym24.Tusur;

/// <summary>The entries of <c>catalogue.yaml</c> this module does something with. What they say of places, months and subjects is read, never repeated.</summary>
internal sealed class TusurOfferings(IOfferings offerings)
{
    public const string
        Module = "tusur",
        Teams = "tusur-group-project-learning",
        Session = "tusur-scientific-session-school",
        Lessons = "tusur-olympiad-prep";

    private static readonly string[] VisitKinds = ["excursion", "master-class"];
    private static readonly string[] HeldAtSchool = ["tusur-visiting-master-classes", "tusur-school-master-classes"];

    /// <summary>What classes book by slots.</summary>
    public IReadOnlyList<Offering> Visits => [.. offerings.OfModule(Module).Where(IsVisit)];

    /// <summary>The offering when it is one that classes book; else <see langword="null"/>.</summary>
    public Offering? Visit(string id) => Find(id) is { } found && IsVisit(found) ? found : null;

    public Offering? Find(string id) => offerings.Find(id);

    public string NameOf(string id) => offerings.Find(id)?.Name ?? id;

    /// <summary>TUSUR comes to the school: a room is needed.</summary>
    public static bool AtSchool(string offering) => HeldAtSchool.Contains(offering);

    /// <summary>Subjects of TUSUR's own olympiads, those one prepares for.</summary>
    public IReadOnlyList<string> OlympiadSubjects =>
        [.. offerings.OfModule(Module).Where(o => o.Kind == "olympiad" && IsOffered(o)).SelectMany(o => o.Subjects).Distinct()];

    /// <summary>Directions of the scientific session.</summary>
    public IReadOnlyList<string> Directions => offerings.Find(Session)?.Subjects ?? [];

    private static bool IsVisit(Offering o) =>
        o.Module == Module && VisitKinds.Contains(o.Kind) && o.Audience.Contains("pupils") && IsOffered(o);

    private static bool IsOffered(Offering o) => o is { Status: OfferingStatus.Active, Withdrawn: false };
}
