using Gym24.Host.Certificates.Pdf;

namespace Gym24.Host.Certificates.Draw;

/// <summary>Text that fits: broken into lines, and smaller where it must be.</summary>
internal sealed record Setting(Face Face, double Size, IReadOnlyList<string> Lines, double Leading)
{
    private const double Step = 0.5;

    public double Height => Lines.Count * Size * Leading;

    /// <summary>The largest size at which it takes no more room than there is. Words longer than a line are broken.</summary>
    public static Setting Fit(Face face, string text, double largest, double smallest, double width, double height, double leading = 1.35, int most = int.MaxValue)
    {
        for (var size = largest; ; size -= Step)
        {
            var lines = Break(face, text, size, width, hard: size <= smallest);
            if (lines is not null && lines.Count <= most && lines.Count * size * leading <= height)
                return new(face, size, lines, leading);
            if (size <= smallest && lines is not null)
                return new(face, size, Cut(lines, Math.Min(most, Math.Max(1, (int)(height / (size * leading))))), leading);
        }
    }

    /// <summary>What does not fit even at the smallest size ends with dots: nothing runs out of the frame.</summary>
    private static IReadOnlyList<string> Cut(IReadOnlyList<string> lines, int most) =>
        lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1].TrimEnd() is { Length: > 2 } last ? last[..^2] + "…" : "…"];

    private static List<string>? Break(Face face, string text, double size, double width, bool hard)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (line.Length > 0 && face.Width($"{line} {rest}", size) <= width)
                {
                    line = $"{line} {rest}";
                    continue;
                }
                if (line.Length > 0)
                    lines.Add(line);
                while (face.Width(rest, size) > width)
                {
                    var some = Enumerable.Range(1, rest.Length).TakeWhile(n => face.Width(rest[..n], size) <= width).DefaultIfEmpty(1).Last();
                    // Double names break where they are joined.
                    if (rest.LastIndexOf('-', some - 1) is > 1 and var hyphen)
                        some = hyphen + 1;
                    else if (!hard)
                        return null;
                    else if (some < rest.Length && char.IsLowSurrogate(rest[some]))
                        some = some > 1 ? some - 1 : 2;
                    lines.Add(rest[..some]);
                    rest = rest[some..];
                }
                line = rest;
            }
            lines.Add(line);
        }
        return Even(face, lines, size, width);
    }

    /// <summary>No short word is left alone on the last of two lines.</summary>
    private static List<string> Even(Face face, List<string> lines, double size, double width)
    {
        if (lines is not [var first, var second] || first.LastIndexOf(' ') is not (> 0 and var at))
            return lines;
        var (shorter, longer) = (first[..at], $"{first[(at + 1)..]} {second}");
        return face.Width(longer, size) <= width && face.Width(longer, size) < face.Width(shorter, size) + (size * 2) ? [shorter, longer] : lines;
    }

    /// <summary>Draws it centred; returns where it ends.</summary>
    public double Draw(Canvas canvas, double middle, double top)
    {
        foreach (var line in Lines)
        {
            canvas.Text(Face, Size, middle - (Face.Width(line, Size) / 2), top + (Size * ((Leading / 2) + 0.32)), line);
            top += Size * Leading;
        }
        return top;
    }
}
