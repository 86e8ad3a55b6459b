using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gym24.Contracts;

namespace Gym24.Host.Papers;

/// <summary>What no paper of a school needs, and what could run, fetch or report when somebody opens it.</summary>
internal static partial class DocxGuard
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static readonly string[] Active = ["vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "attachedTemplate", "customUI", "ui/extensibility"];

    public static void CheckNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.Contains('\\', StringComparison.Ordinal) || name.StartsWith('/') || name.Split('/').Any(p => p is "" or "." or ".."))
                throw Docx.Refused("Broken");
            if (name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || name.Contains("vba", StringComparison.OrdinalIgnoreCase) || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
                || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))
                throw Docx.Refused("Active", name);
        }
    }

    public static void CheckTypes(XDocument types)
    {
        var all = types.Root!.Elements().Select(e => (string?)e.Attribute("ContentType") ?? "").ToList();
        if (all.FirstOrDefault(t => t.Contains("macro", StringComparison.OrdinalIgnoreCase) || t.Contains("vba", StringComparison.OrdinalIgnoreCase)) is { } active)
            throw Docx.Refused("Active", active);
        if (all.Count(t => t == MainType) != 1)
            throw Docx.Refused("Kind");
    }

    /// <summary>Nothing is fetched when the document is opened. A link that somebody follows by a click may stay: letterheads have them.</summary>
    public static void CheckRelations(XDocument relations)
    {
        foreach (var relation in relations.Root!.Elements())
        {
            var (kind, target) = ((string?)relation.Attribute("Type") ?? "", (string?)relation.Attribute("Target") ?? "");
            if (Active.Any(a => kind.EndsWith("/" + a, StringComparison.OrdinalIgnoreCase)))
                throw Docx.Refused("Active", kind[(kind.LastIndexOf('/') + 1)..]);
            if (string.Equals((string?)relation.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                && !(kind.EndsWith("/hyperlink", StringComparison.Ordinal) && Uri.TryCreate(target, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" or "mailto"))
                throw Docx.Refused("External", target);
        }
    }

    /// <summary>Fields that bring in something from outside, or start it.</summary>
    public static void CheckFields(XDocument part)
    {
        var said = part.Descendants(Word.Paragraph).Select(p => string.Concat(p.Descendants(Word.Instruction).Select(i => i.Value)))
            .Concat(part.Descendants(Word.Field).Select(f => (string?)f.Attribute(Word.FieldText) ?? ""));
        foreach (var field in said)
            if (Fetching().Match(field) is { Success: true } found)
                throw Docx.Refused("Active", found.Value);
    }

    [GeneratedRegex(@"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON|ADDIN)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}
