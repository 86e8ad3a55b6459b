using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Privacy.Kinds;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Purposes;

/// <summary>What a module uses personal data for, as its manifest says.</summary>
/// <param name="Partners">Ids of the partners the module serves; empty where it serves many.</param>
/// <param name="OfStaff">Pupils have nothing to do with it.</param>
/// <param name="ByConsent">Otherwise the law is the ground: nobody is asked.</param>
internal sealed record Purpose(
    string Module, LocalText ModuleTitle, IReadOnlyList<string> Partners, LocalText Text, IReadOnlyList<string> Fields, bool ByConsent, string? Basis, LocalText Retention, bool OfStaff)
{
    private const int Named = 3;

    /// <summary>Those of all active modules, the ones by law first.</summary>
    public static IReadOnlyList<Purpose> All(IActiveModules modules) =>
        [.. modules.All.SelectMany(m => m.Manifest.Privacy.Select(p => new Purpose(m.Manifest.Id, m.Manifest.Title,
            m.Manifest.Partners.Count <= Named ? m.Manifest.Partners : [], p.Purpose, p.Fields, p.Ground == "consent", p.Basis, p.Retention, p.About == "staff")))
            .OrderBy(p => p.ByConsent)];
}

/// <summary>Columns of the directory in plain words.</summary>
internal static class FieldWords
{
    /// <summary>Of a list of columns; the key of sorting is the name once more, and the place in a class stands with the class.</summary>
    public static string Say(IEnumerable<string> fields, LocalText? data = null) =>
        string.Join(", ", fields.Where(f => f is not "sortKey").Select(f => T["Field." + f]).Concat(data is null ? [] : [data.ToString()]));

    public static string Partners(KindBook kinds, IReadOnlyList<string> partners) => string.Join(", ", partners.Select(p => kinds.PartnerName(p).ToString()));
}
