using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gym24.Contracts.Files;

/// <summary>What an uploaded document is by its content, whatever its name says. Served again always as an attachment under this media type and name.</summary>
/// <param name="Ending">With the dot, such as <c>.pdf</c>.</param>
/// <param name="MediaType">For the header of a download.</param>
public sealed record FileKind(string Ending, string MediaType)
{
    private static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>No document of a school unpacks to more: what does is there to fill memory.</summary>
    private const long MostUnpacked = 300L * 1024 * 1024;

    private const int MostParts = 2000, MimeTypeLength = 200;

    /// <summary>A PDF document.</summary>
    public static FileKind Pdf { get; } = new(".pdf", "application/pdf");

    /// <summary>A photograph.</summary>
    public static FileKind Jpeg { get; } = new(".jpg", "image/jpeg");

    /// <summary>A picture.</summary>
    public static FileKind Png { get; } = new(".png", "image/png");

    /// <summary>A text document of LibreOffice and others.</summary>
    public static FileKind Odt { get; } = new(".odt", "application/vnd.oasis.opendocument.text");

    /// <summary>A Word document.</summary>
    public static FileKind Docx { get; } = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /// <summary>For the field of a form.</summary>
    public const string Accepted = ".pdf,.docx,.odt,.jpg,.jpeg,.png";

    /// <summary>The kind, or <see langword="null"/> for what is not taken: anything that could run among it, and archives that unpack to far more than a document.</summary>
    public static FileKind? Of(byte[] content) => content.AsSpan() switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => Pdf,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0x50, 0x4B, 0x03, 0x04, ..] => Packed(content),
        _ => null,
    };

    /// <summary>Text documents are archives with a known inside; one with macros is none of them.</summary>
    private static FileKind? Packed(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts || archive.Entries.Sum(e => e.Length) > MostUnpacked)
                return null;
            if (archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || e.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)))
                return null;
            if (archive.GetEntry("[Content_Types].xml") is not null && archive.GetEntry("word/document.xml") is not null)
                return Docx;
            return archive.GetEntry("mimetype") is { Length: < MimeTypeLength } entry && Text(entry) == Odt.MediaType ? Odt : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        // Its length is what the archive says of it, which need not be so.
        var text = new char[MimeTypeLength];
        return new string(text, 0, reader.ReadBlock(text)).Trim();
    }

    /// <summary>The name as given, without a path and with the ending that fits what is inside.</summary>
    /// <param name="given">As the browser says it.</param>
    /// <param name="max">Length of the result at most, in UTF-16 units.</param>
    public string NameOf(string given, int max)
    {
        var bare = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = new string([.. bare.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim(' ', '.');
        var ending = Path.GetExtension(name);
        var fits = ending.Equals(Ending, StringComparison.OrdinalIgnoreCase) || (this == Jpeg && ending.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));
        var stem = fits ? name[..^ending.Length] : name;
        if (stem.Length == 0)
            stem = "document";
        ending = fits ? ending : Ending;
        return stem[..Math.Min(stem.Length, max - ending.Length)] + ending;
    }

    /// <summary>Adds what speaks against a file: nothing in it, too large, none of the kinds.</summary>
    /// <param name="faults">Where it is added.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="content">The file, as <see cref="Read"/> gives it.</param>
    /// <param name="maxBytes">The largest that is taken.</param>
    public static void Check(Faults faults, string field, byte[] content, int maxBytes)
    {
        if (content.Length == 0)
            faults.Add(field, T["File.Empty"], "empty");
        else if (content.Length > maxBytes)
            faults.Add(field, T["File.TooLarge", SizeOf(maxBytes)], "too-large");
        else if (Of(content) is null)
            faults.Add(field, T["File.Kind"], "media-type");
    }

    /// <summary>Reads no more than it takes to see that a file is too large.</summary>
    public static async Task<byte[]> Read(Stream stream, int maxBytes, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (content.Length <= maxBytes && (read = await stream.ReadAsync(buffer, cancellation)) > 0)
            content.Write(buffer, 0, read);
        return content.ToArray();
    }

    /// <summary>A size in words: "1,2 МБ".</summary>
    public static string SizeOf(int bytes) => bytes < 1024 * 1024
        ? T["File.Kilobytes", Math.Max(1, (bytes + 512) / 1024)]
        : T["File.Megabytes", (bytes / 1024m / 1024m).ToString("0.#", CultureInfo.CurrentCulture)];
}
