namespace Gym24.Contracts.Ui;

/// <summary>Draws what a camera reads. The host brings it; pages use <c>QrPicture</c>.</summary>
public interface IQrCodes
{
    /// <param name="text">An address, for example; a few hundred characters at most.</param>
    QrCode Of(string text);
}

/// <summary>A picture of so many squares on each side.</summary>
/// <param name="Side">Squares in a row, with the white margin.</param>
/// <param name="Path">The dark ones, as the path of an SVG.</param>
public sealed record QrCode(int Side, string Path);
