using Gym24.Host.Certificates.Pdf;

namespace Gym24.Host.Certificates.Draw;

/// <summary>The frame of a sheet: two lines and a woven band between them, a rosette in each corner.</summary>
internal static class Ornament
{
    private const double Edge = 22, Band = 14, Wave = 12, Fine = 0.45;

    /// <summary>Inside of the band nothing of the frame stands.</summary>
    public const double Inner = Edge + Band;

    public static Canvas Frame(double width, double height, Ink dark, Ink light)
    {
        var canvas = new Canvas(height).In(light);
        for (var phase = 0; phase < 3; phase++)
        {
            Woven(canvas, width, height, phase * Math.PI * 2 / 3);
        }
        canvas.In(dark).Frame(Edge, Edge, width - (2 * Edge), height - (2 * Edge), 1.6).Frame(Inner, Inner, width - (2 * Inner), height - (2 * Inner), 0.7);
        canvas.In(light).Frame(Inner + 4, Inner + 4, width - (2 * (Inner + 4)), height - (2 * (Inner + 4)), 0.5);
        foreach (var x in new[] { Edge + (Band / 2), width - Edge - (Band / 2) })
            foreach (var y in new[] { Edge + (Band / 2), height - Edge - (Band / 2) })
                Rosette(canvas, x, y, dark, light);
        return canvas;
    }

    /// <summary>A line with a rhombus in its middle.</summary>
    public static void Divide(Canvas canvas, double middle, double y, double half, Ink light)
    {
        canvas.In(light).Line(middle - half, y, middle - 9, y, 0.8).Line(middle + 9, y, middle + half, y, 0.8);
        canvas.Shape([(middle - 5, y), (middle, y - 3.5), (middle + 5, y), (middle, y + 3.5)], filled: true);
    }

    private static void Woven(Canvas canvas, double width, double height, double phase)
    {
        var half = Edge + (Band / 2);
        foreach (var (long_, across) in new[] { (width, height), (height, width) })
        {
            // A whole number of waves on each side.
            var count = Math.Round((long_ - (2 * Edge) - Band) / Wave);
            foreach (var side in new[] { half, across - half })
            {
                var points = Enumerable.Range(0, ((int)count * 8) + 1).Select(i =>
                {
                    var along = half + (i * (long_ - (2 * half)) / (count * 8));
                    var off = side + (Math.Sin((i * Math.PI / 4) + phase) * (Band - 4) / 2);
                    return long_ == width ? (along, off) : (off, along);
                }).ToList();
                canvas.Shape(points, filled: false, Fine);
            }
        }
    }

    private static void Rosette(Canvas canvas, double x, double y, Ink dark, Ink light)
    {
        const double half = Band / 2;
        canvas.In(new Ink(1, 1, 1)).Fill([(x - half, y - half, Band, Band)]);
        canvas.In(dark).Frame(x - half, y - half, Band, Band, 1).Shape([(x - half, y), (x, y - half), (x + half, y), (x, y + half)], filled: true);
        canvas.In(light).Shape([(x - 3, y), (x, y - 3), (x + 3, y), (x, y + 3)], filled: true);
    }
}
