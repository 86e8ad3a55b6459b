using System.Xml;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Catalogue.Logos;

/// <summary>
/// Judges a logo: a small picture that can do nothing but be seen. Of SVG only what draws is let through; what the list does not have,
/// such as scripts, foreign objects, styles and images from elsewhere, is refused and not cleaned.
/// </summary>
internal static class LogoCheck
{
    public const int MaxBytes = 64 * 1024;
    private const int MaxSide = 2048;
    private const int MaxElements = 2000;
    private const string Svg = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Drawing =
    [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern",
    ];

    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public static (MessageNumber Number, string Value)? Fault(string file, ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
            return (MessageNumber.LogoTooLarge, (MaxBytes / 1024).ToString());
        return Logo.TypeOf(file) switch
        {
            Logo.Svg => OfSvg(content),
            Logo.Png => OfPng(content.Span),
            _ => (MessageNumber.LogoNotPicture, file),
        };
    }

    private static (MessageNumber, string)? OfPng(ReadOnlySpan<byte> content)
    {
        if (content.Length < 33 || !content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || !content[12..].StartsWith("IHDR"u8))
            return (MessageNumber.LogoNotPicture, "PNG");
        var (width, height) = (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(content[16..]), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(content[20..]));
        return width is > 0 and <= MaxSide && height is > 0 and <= MaxSide ? null : (MessageNumber.LogoNotPicture, $"PNG {width}×{height}");
    }

    private static (MessageNumber, string)? OfSvg(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content.ToArray(), writable: false),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes });
            var elements = 0;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                    return (MessageNumber.LogoUnsafe, $"<?{reader.Name}");
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (elements == 0 && (reader.LocalName != "svg" || reader.NamespaceURI != Svg))
                    return (MessageNumber.LogoNotPicture, $"<{reader.Name}>");
                if (++elements > MaxElements || reader.NamespaceURI != Svg || !Drawing.Contains(reader.LocalName))
                    return (MessageNumber.LogoUnsafe, $"<{reader.Name}>");
                while (reader.MoveToNextAttribute())
                    if (!Harmless(reader.LocalName, reader.Prefix, reader.Value))
                        return (MessageNumber.LogoUnsafe, reader.Name);
            }
            return elements > 0 ? null : (MessageNumber.LogoNotPicture, "SVG");
        }
        catch (XmlException fault)
        {
            return (MessageNumber.LogoNotPicture, fault.Message);
        }
    }

    /// <summary>No events, no style sheet, and references only within the picture.</summary>
    private static bool Harmless(string name, string prefix, string value)
    {
        if (prefix == "xmlns" || (prefix.Length == 0 && name == "xmlns"))
            return true;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "style" or "base")
            return false;
        if (name == "href")
            return value.StartsWith('#');
        for (var at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
            if (!value.AsSpan(at + 4).TrimStart(" '\"").StartsWith("#"))
                return false;
        return !value.Contains('\\') && !value.Contains("script:", StringComparison.OrdinalIgnoreCase);
    }
}
