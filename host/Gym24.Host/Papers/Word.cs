using System.Xml.Linq;

namespace Gym24.Host.Papers;

/// <summary>Names of a Word document's parts (ECMA-376).</summary>
internal static class Word
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XName Paragraph = Main + "p", Row = Main + "tr", Text = Main + "t", Run = Main + "r", Break = Main + "br",
        Instruction = Main + "instrText", Field = Main + "fldSimple", FieldText = Main + "instr", BookmarkStart = Main + "bookmarkStart", BookmarkEnd = Main + "bookmarkEnd";

    /// <summary>What a paragraph says itself; those of a text box in it stand for themselves.</summary>
    public static List<XElement> TextsOf(XElement paragraph) => [.. paragraph.Descendants(Text).Where(t => t.Ancestors(Paragraph).First() == paragraph)];

    public static string Said(XElement paragraph) => string.Concat(TextsOf(paragraph).Select(t => t.Value));

    /// <summary>What is repeated when a field of a list stands in the paragraph: its row, else itself.</summary>
    public static XElement UnitOf(XElement paragraph) => paragraph.Ancestors(Row).FirstOrDefault() ?? paragraph;
}
