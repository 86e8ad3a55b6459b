using Gym24.Contracts.Offerings;

namespace Gym24.Tsu;

/// <summary>The entries of <c>catalogue.yaml</c> this module does something with. What they say of subjects, semesters and months is read, never repeated.</summary>
internal sealed class TsuOfferings(IOfferings offerings)
{
    public const string
        Module = "tsu",
        Partner = "tgu",
        Courses = "tgu-olympiad-courses",
        Support = "tgu-university-avenue-support",
        ShiftKind = "profile-shift";

    public Offering? Find(string id) => offerings.Find(id);

    /// <summary>Subjects of the courses, each taken by itself.</summary>
    public IReadOnlyList<Variant> Subjects => offerings.Find(Courses) is { Withdrawn: false } courses ? courses.Variants : [];

    /// <summary>The profile shifts of the catalogue, in its order.</summary>
    public IReadOnlyList<Offering> Shifts => [.. offerings.OfModule(Module).Where(o => o.Kind == ShiftKind)];

    public bool IsShift(string id) => offerings.Find(id) is { Kind: ShiftKind } found && found.Partners.Contains(Partner);

    /// <summary>Name of an offering; its id once it has gone from the catalogue.</summary>
    public string NameOf(string id) => offerings.Find(id)?.Name ?? id;

    /// <summary>How many months a course takes; absent: not stated.</summary>
    public int? Months => offerings.Find(Courses)?.DurationMonths;

    /// <summary>The terms the source names, in its order.</summary>
    public IReadOnlyList<Intakes.Term> Terms =>
        [.. (offerings.Find(Courses)?.When?.Semesters ?? []).Where(s => Enum.TryParse<Intakes.Term>(s, true, out _)).Select(s => Enum.Parse<Intakes.Term>(s, true)).Order()];
}
