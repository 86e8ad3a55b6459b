using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Partners;

/// <summary>Kinds of organisations by family, in the order lists show them.</summary>
internal static class PartnerFamilies
{
    private static readonly (string Name, string[] Kinds)[] All =
    [
        ("university", ["university", "university-unit", "college"]),
        ("teaching", ["institute", "methodical-centre", "cpd-centre"]),
        ("language", ["language-centre", "exam-body", "publisher", "grant-programme"]),
        ("society", ["ngo", "culture", "additional-education", "camp", "partner-group"]),
        ("platform", ["platform", "media"]),
        ("school", ["gymnasium", "school-network", "school-group"]),
        ("authority", ["authority", "unresolved"]),
    ];

    /// <summary>Number of the family; what no family has stands with the last.</summary>
    public static int Of(string? kind) => Array.FindIndex(All, f => f.Kinds.Contains(kind)) is >= 0 and var found ? found : All.Length - 1;

    public static string Title(int family) => T[$"Partner.Family.{All[family].Name}"];

    public static string Anchor(int family) => "kind-" + All[family].Name;
}
