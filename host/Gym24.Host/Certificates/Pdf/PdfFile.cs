using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Certificates.Pdf;

/// <summary>
/// A PDF file (ISO 32000): pages of one size each, fonts embedded as subsets, text that can be selected. The same content is the same file, byte
/// by byte: nothing in it depends on when or where it was written.
/// </summary>
internal sealed class PdfFile
{
    private const int Catalog = 1, Tree = 2, Info = 3, Metadata = 4, Resources = 5;
    private readonly List<byte[]?> _objects = [null, null, null, null, null];
    private readonly List<(string Name, int Id)> _drawings = [];
    private readonly List<int> _pages = [];

    public Faces Faces { get; } = new();

    public void Page(double width, double height, Canvas canvas)
    {
        var content = Add(Stream("", Encoding.ASCII.GetBytes(canvas.Content)));
        _pages.Add(Add(Ascii($"<</Type/Page/Parent {Tree} 0 R/MediaBox[0 0 {N(width)} {N(height)}]/Resources {Resources} 0 R/Contents {content} 0 R>>")));
    }

    /// <summary>Something that stands on many pages, once.</summary>
    public void Drawing(string name, double width, double height, Canvas canvas)
    {
        if (_drawings.All(d => d.Name != name))
            _drawings.Add((name, Add(Stream($"/Type/XObject/Subtype/Form/BBox[0 0 {N(width)} {N(height)}]/Resources {Resources} 0 R", Encoding.ASCII.GetBytes(canvas.Content)))));
    }

    /// <summary>A photograph as cameras keep it.</summary>
    public void Jpeg(string name, Jpeg picture) => _drawings.Add((name, Add([.. Ascii(
        $"<</Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/ColorSpace/{(picture.Grey ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent 8/Filter/DCTDecode/Length {picture.Content.Length}>>\nstream\n"),
        .. picture.Content, .. "\nendstream"u8])));

    /// <param name="at">When what stands in it was said.</param>
    public byte[] Save(string title, string author, DateTime at)
    {
        var fonts = string.Concat(Faces.All.Where(f => f.Used.Count > 0).Select(f => $"/{f.Name} {Font(f)} 0 R"));
        Set(Catalog, $"<</Type/Catalog/Pages {Tree} 0 R/Lang(ru-RU)/ViewerPreferences<</DisplayDocTitle true>>/Metadata {Metadata} 0 R>>");
        Set(Tree, $"<</Type/Pages/Count {_pages.Count}/Kids[{string.Join(' ', _pages.Select(p => $"{p} 0 R"))}]>>");
        var moment = at.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        Set(Info, $"<</Title{Words(title)}/Author{Words(author)}/Producer(Gym24.Platform)/CreationDate(D:{moment})/ModDate(D:{moment})>>");
        _objects[Metadata - 1] = Stream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(PdfWords.Xmp(title, author, at)), packed: false);
        Set(Resources, $"<</Font<<{fonts}>>/XObject<<{string.Concat(_drawings.Select(d => $"/{d.Name} {d.Id} 0 R"))}>>>>");
        return Written();
    }

    private byte[] Written()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        var places = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write(Ascii($"{i + 1} 0 obj\n"));
            file.Write(_objects[i]!);
            file.Write("\nendobj\n"u8);
        }
        var table = file.Length;
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        file.Write(Ascii($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}"));
        file.Write(Ascii($"trailer\n<</Size {places.Count + 1}/Root {Catalog} 0 R/Info {Info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private int Font(Face face)
    {
        var subset = face.Font.Subset(face.Used.Keys);
        var file = Add(Stream($"/Length1 {subset.Length}", subset));
        // Six letters that tell subsets apart.
        var tag = string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));
        var (font, name) = (face.Font, $"{tag}+{face.Name}");
        var about = Add(Ascii($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', font.Box)}]/ItalicAngle {(face == Faces.Italic ? -12 : 0)}"
            + $"/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV {(face == Faces.Display ? 140 : 80)}/FontFile2 {file} 0 R>>"));
        var widths = string.Join(' ', face.Used.Keys.Select(g => $"{g}[{font.Width(g)}]"));
        var glyphs = Add(Ascii($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {about} 0 R"
            + $"/DW {font.Width(0)}/W[{widths}]/CIDToGIDMap/Identity>>"));
        var letters = Add(Stream("", Ascii(PdfWords.ToUnicode(face.Used))));
        return Add(Ascii($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{glyphs} 0 R]/ToUnicode {letters} 0 R>>"));
    }

    private static byte[] Stream(string about, byte[] content, bool packed = true)
    {
        if (packed)
        {
            using var less = new MemoryStream();
            using (var zlib = new ZLibStream(less, CompressionLevel.Optimal))
                zlib.Write(content);
            content = less.ToArray();
        }
        return [.. Ascii($"<<{about}{(packed ? "/Filter/FlateDecode" : "")}/Length {content.Length}>>\nstream\n"), .. content, .. "\nendstream"u8];
    }

    private int Add(byte[] content)
    {
        _objects.Add(content);
        return _objects.Count;
    }

    private void Set(int id, string content) => _objects[id - 1] = Ascii(content);

    /// <summary>Text of any language.</summary>
    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
