using Gym24.Contracts.Ui;
using QRCoder;

namespace Gym24.Host.Access;

internal sealed class QrCodes : IQrCodes
{
    public QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        return new(side, string.Concat(code.ModuleMatrix.SelectMany((row, y) => Enumerable.Range(0, side).Where(x => row[x]).Select(x => $"M{x} {y}h1v1h-1z"))));
    }
}
