using Gym24.Contracts.Papers;

namespace Gym24.Host.Papers;

/// <summary>What a document asks for, held against what a paper may hold.</summary>
internal static class PaperCheck
{
    /// <returns>Fields that a paper hardly does without, and this one does.</returns>
    /// <exception cref="Contracts.Refusal">It asks for what nobody gives, or its braces do not fit; each is named.</exception>
    public static IReadOnlyList<string> Check(PaperTemplate template, Docx docx)
    {
        var known = Words(template);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in docx.Paragraphs.GroupBy(Word.UnitOf))
        {
            foreach (var paragraph in unit)
            {
                if (Placeholders.AreBroken(paragraph))
                    throw Docx.Refused("Braces", Short(Word.Said(paragraph)));
                used.UnionWith(Placeholders.In(paragraph));
            }
            if (unit.SelectMany(Placeholders.In).Select(PaperFilling.ListOf).OfType<string>().Distinct().ToList() is { Count: > 1 } lists)
                throw Docx.Refused("Lists", string.Join(", ", lists));
        }
        if (used.Count == 0)
            throw Docx.Refused("Empty");
        if (used.Where(w => !known.Contains(w)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw Docx.Refused("Unknown", string.Join(", ", unknown.Select(Braced)));
        return [.. template.Fields.Where(f => f.Required && !f.Words.Any(w => used.Contains(w.ToLowerInvariant()))).Select(f => f.Name)];
    }

    public static string Braced(string word) => "{{" + word + "}}";

    private static HashSet<string> Words(PaperTemplate template) =>
        [.. template.Fields.SelectMany(f => f.Words).Concat(template.Fields.Select(f => f.List).OfType<string>().Select(l => $"{l}.{PaperFilling.Number}")).Select(w => w.ToLowerInvariant())];

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
