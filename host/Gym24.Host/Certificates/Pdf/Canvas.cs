using System.Globalization;
using System.Text;

namespace Gym24.Host.Certificates.Pdf;

/// <summary>What stands on a page, in points from its upper left corner.</summary>
internal sealed class Canvas(double height)
{
    private readonly StringBuilder _says = new();

    public string Content => _says.ToString();

    public Canvas In(Ink ink) => Say($"{N(ink.Red)} {N(ink.Green)} {N(ink.Blue)} rg {N(ink.Red)} {N(ink.Green)} {N(ink.Blue)} RG");

    public Canvas Line(double x1, double y1, double x2, double y2, double width) => Say($"{N(width)} w {N(x1)} {Y(y1)} m {N(x2)} {Y(y2)} l S");

    public Canvas Frame(double x, double y, double width, double tall, double line) => Say($"{N(line)} w {N(x)} {Y(y + tall)} {N(width)} {N(tall)} re S");

    /// <summary>Filled squares and stripes as one figure, so that no seams show between them.</summary>
    public Canvas Fill(IEnumerable<(double X, double Y, double Width, double Height)> boxes) =>
        Say(string.Concat(boxes.Select(b => $"{N(b.X)} {Y(b.Y + b.Height)} {N(b.Width)} {N(b.Height)} re ")) + "f");

    public Canvas Shape(IReadOnlyList<(double X, double Y)> points, bool filled, double line = 0) =>
        Say($"{N(line)} w {N(points[0].X)} {Y(points[0].Y)} m {string.Concat(points.Skip(1).Select(p => $"{N(p.X)} {Y(p.Y)} l "))}{(filled ? "f" : "S")}");

    /// <param name="baseline">Where the letters stand.</param>
    public Canvas Text(Face face, double size, double x, double baseline, string text) =>
        Say($"BT /{face.Name} {N(size)} Tf {N(x)} {Y(baseline)} Td <{face.Glyphs(text)}> Tj ET");

    /// <summary>Draws what the document has under a name, as large as the box.</summary>
    public Canvas Picture(string name, double x, double y, double width, double tall) => Say($"q {N(width)} 0 0 {N(tall)} {N(x)} {Y(y + tall)} cm /{name} Do Q");

    /// <summary>Draws a drawing of the document that is as large as the page.</summary>
    public Canvas Under(string name) => Say($"/{name} Do");

    private Canvas Say(string what)
    {
        _says.Append(what).Append('\n');
        return this;
    }

    private string Y(double y) => N(height - y);

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A colour; parts from 0 to 1.</summary>
internal sealed record Ink(double Red, double Green, double Blue)
{
    /// <param name="rgb">As in 0x1B2A41.</param>
    public static Ink Of(int rgb) => new((rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
}
