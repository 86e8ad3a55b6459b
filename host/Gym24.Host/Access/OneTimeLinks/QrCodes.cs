using Gym24.Contracts.Ui;
using QRCoder;

namespace Gym24.Host.Access;

internal sealed class QrCodes : IQrCodes
{
    public QrCode Of(string text)
    {
        var rows = Squares(text);
        return new(rows.Count, string.Concat(rows.SelectMany((row, y) => row.Select(run => $"M{run.From} {y}h{run.Count}v1h-{run.Count}z"))));
    }

    /// <summary>Row by row, where dark squares begin and how many there are side by side; with the white margin.</summary>
    public static IReadOnlyList<IReadOnlyList<(int From, int Count)>> Squares(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(row =>
        {
            var runs = new List<(int From, int Count)>();
            for (var x = 0; x < row.Count; x++)
                if (row[x] && runs is [.., var last] && last.From + last.Count == x)
                    runs[^1] = (last.From, last.Count + 1);
                else if (row[x])
                    runs.Add((x, 1));
            return (IReadOnlyList<(int, int)>)runs;
        })];
    }
}
