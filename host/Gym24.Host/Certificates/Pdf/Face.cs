using System.Text;

namespace Gym24.Host.Certificates.Pdf;

/// <summary>A font that ships with the product, and what of it one document has used.</summary>
internal sealed class Face(TrueType font, string name)
{
    private readonly SortedDictionary<int, int> _used = [];

    public TrueType Font => font;

    /// <summary>As PDF calls it, without the tag of the subset.</summary>
    public string Name => name;

    /// <summary>Glyphs and the letters they stand for.</summary>
    public IReadOnlyDictionary<int, int> Used => _used;

    /// <summary>Width of a text at a size, in points.</summary>
    public double Width(string text, double size) => text.EnumerateRunes().Sum(r => font.Width(font.Glyph(r.Value))) * size / 1000;

    /// <summary>The glyphs of a text, in hexadecimal.</summary>
    public string Glyphs(string text)
    {
        var glyphs = new StringBuilder(text.Length * 4);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = font.Glyph(rune.Value);
            if (glyph != 0)
                _used.TryAdd(glyph, rune.Value);
            glyphs.Append(System.Globalization.CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        return glyphs.ToString();
    }
}

/// <summary>The fonts of a document. No system fonts: what is printed looks the same everywhere.</summary>
internal sealed class Faces
{
    private static readonly Lazy<TrueType> DisplayFile = new(() => Read("NotoSerifDisplay-Bold")), SerifFile = new(() => Read("NotoSerif-Regular")),
        ItalicFile = new(() => Read("NotoSerif-Italic")), SansFile = new(() => Read("NotoSans-Regular"));

    public Face Display { get; } = new(DisplayFile.Value, "NotoSerifDisplay-Bold");
    public Face Serif { get; } = new(SerifFile.Value, "NotoSerif");
    public Face Italic { get; } = new(ItalicFile.Value, "NotoSerif-Italic");
    public Face Sans { get; } = new(SansFile.Value, "NotoSans");

    public IReadOnlyList<Face> All => [Display, Serif, Italic, Sans];

    private static TrueType Read(string name)
    {
        using var file = typeof(Faces).Assembly.GetManifestResourceStream(name + ".ttf") ?? throw new InvalidOperationException($"The font {name} does not ship.");
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return new TrueType(content);
    }
}
