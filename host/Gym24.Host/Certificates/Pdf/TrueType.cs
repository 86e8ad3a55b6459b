using System.Buffers.Binary;

namespace Gym24.Host.Certificates.Pdf;

/// <summary>A TrueType font, as far as a page needs it: which glyph a letter has, how wide it is, and a file with the used glyphs only.</summary>
internal sealed class TrueType
{
    private const int Checksums = 8;
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];
    private readonly byte[] _file;
    private readonly Dictionary<string, (int At, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _advances, _count;
    private readonly bool _longOffsets;

    public TrueType(byte[] file)
    {
        _file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var at = 12 + (i * 16);
            _tables[System.Text.Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }
        UnitsPerEm = U16(Table("head") + 18);
        Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(S16(Table("head") + 36 + (i * 2))))];
        _longOffsets = S16(Table("head") + 50) == 1;
        (Ascent, Descent) = (Scaled(S16(Table("hhea") + 4)), Scaled(S16(Table("hhea") + 6)));
        _advances = U16(Table("hhea") + 34);
        _count = U16(Table("maxp") + 4);
        CapHeight = Scaled(S16(Table("OS/2") + 88));
        ReadLetters();
    }

    public int UnitsPerEm { get; }

    /// <summary>In thousandths of the size, as everything here.</summary>
    public int Ascent { get; }

    public int Descent { get; }
    public int CapHeight { get; }
    public IReadOnlyList<int> Box { get; }

    /// <summary>0: the font has no such letter.</summary>
    public int Glyph(int rune) => _glyphs.GetValueOrDefault(rune);

    public int Width(int glyph) => Scaled(U16(Table("hmtx") + (Math.Min(glyph, _advances - 1) * 4)));

    /// <summary>The same font with these glyphs and what they are put together from; their numbers stay.</summary>
    public byte[] Subset(IEnumerable<int> used)
    {
        var wanted = new SortedSet<int> { 0 };
        foreach (var glyph in used)
            Add(glyph, wanted);
        using var outlines = new MemoryStream();
        var offsets = new byte[(_count + 1) * 4];
        for (var glyph = 0; glyph < _count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(glyph * 4), (uint)outlines.Length);
            if (!wanted.Contains(glyph))
                continue;
            var (at, length) = Outline(glyph);
            outlines.Write(_file, at, length);
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(_count * 4), (uint)outlines.Length);
        return File(Kept.Where(_tables.ContainsKey).Select(name => (name, name switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => offsets,
            "head" => Head(),
            _ => _file.AsSpan(_tables[name].At, _tables[name].Length).ToArray(),
        })).ToList());
    }

    private byte[] Head()
    {
        var head = _file.AsSpan(_tables["head"].At, _tables["head"].Length).ToArray();
        head.AsSpan(Checksums, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] File(List<(string Name, byte[] Content)> tables)
    {
        var start = 12 + (tables.Count * 16);
        var file = new byte[start + tables.Sum(t => (t.Content.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        var power = System.Numerics.BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((tables.Count * 16) - (16 << power)));
        var at = start;
        for (var i = 0; i < tables.Count; i++)
        {
            var (name, content) = tables[i];
            content.CopyTo(file, at);
            var padded = (content.Length + 3) & ~3;
            var entry = file.AsSpan(12 + (i * 16));
            System.Text.Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(at, padded)));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)content.Length);
            at += padded;
        }
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> content)
    {
        var sum = 0u;
        for (var i = 0; i < content.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(content[i..]));
        return sum;
    }

    private void Add(int glyph, SortedSet<int> wanted)
    {
        if (!wanted.Add(glyph) || Outline(glyph) is not { Length: > 10 } outline || S16(outline.At) >= 0)
            return;
        const int words = 1, scale = 8, more = 32, twoScales = 64, matrix = 128;
        for (var at = outline.At + 10; ;)
        {
            var flags = U16(at);
            Add(U16(at + 2), wanted);
            at += 4 + ((flags & words) != 0 ? 4 : 2) + ((flags & scale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0);
            if ((flags & more) == 0)
                return;
        }
    }

    private (int At, int Length) Outline(int glyph)
    {
        var loca = Table("loca");
        var (from, to) = _longOffsets ? ((int)U32(loca + (glyph * 4)), (int)U32(loca + (glyph * 4) + 4)) : (U16(loca + (glyph * 2)) * 2, U16(loca + (glyph * 2) + 2) * 2);
        return (Table("glyf") + from, to - from);
    }

    /// <summary>The table for Windows and the basic plane, format 4: every font for the screen has it.</summary>
    private void ReadLetters()
    {
        var cmap = Table("cmap");
        var at = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + 4 + (i * 8)).Where(e => U16(e) == 3 && U16(e + 2) == 1).Select(e => cmap + (int)U32(e + 4)).First();
        var twice = U16(at + 6);
        for (var i = 0; i < twice; i += 2)
        {
            var (to, from, delta) = (U16(at + 14 + i), U16(at + 16 + twice + i), U16(at + 16 + (twice * 2) + i));
            var place = at + 16 + (twice * 3) + i;
            for (var letter = from; letter <= to && letter < 0xFFFF; letter++)
            {
                var glyph = U16(place) == 0 ? letter + delta : U16(place + U16(place) + ((letter - from) * 2)) is > 0 and var found ? found + delta : 0;
                if ((glyph & 0xFFFF) != 0)
                    _glyphs[letter] = glyph & 0xFFFF;
            }
        }
    }

    private int Table(string name) => _tables[name].At;

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
