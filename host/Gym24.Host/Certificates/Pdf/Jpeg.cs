using System.Buffers.Binary;

namespace Gym24.Host.Certificates.Pdf;

/// <summary>A JPEG picture, as large as it says; it goes into the document as it is.</summary>
internal sealed record Jpeg(byte[] Content, int Width, int Height, bool Grey)
{
    /// <returns><see langword="null"/>: it is none, or one that printers do not understand.</returns>
    public static Jpeg? Read(byte[] content)
    {
        if (content is not [0xFF, 0xD8, ..])
            return null;
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF;)
        {
            var (marker, length) = (content[at + 1], BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2)));
            // Baseline or progressive, eight bits, grey or three colours.
            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 5)), BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 7)));
                return content[at + 4] == 8 && content[at + 9] is 1 or 3 && width > 0 && height > 0 ? new(content, width, height, content[at + 9] == 1) : null;
            }
            at += 2 + length;
        }
        return null;
    }
}
