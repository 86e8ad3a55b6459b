using Gym24.Contracts.Papers;
using Gym24.Host.Certificates.Pdf;

namespace Gym24.Host.Certificates;

/// <summary>What the school has said of itself for its sheets: town and head in the settings, an emblem as a file of the data folder.</summary>
internal sealed class Letterhead(IConfiguration configuration, string dataFolder)
{
    public const string EmblemFile = "emblem.jpg";

    /// <summary>More is no emblem, and would stand in every file.</summary>
    public const int EmblemMaxBytes = 1_000_000;

    public string? Town => Cut(configuration["School:Town"], CertificateRow.ShortLength);

    public CertificateSigner Head => new(HostTexts.T.Both("Certificate.Head").Ru, Cut(configuration["School:Head"], CertificateRow.ShortLength));

    /// <summary>Absent too where the file is no JPEG picture.</summary>
    public Jpeg? Emblem
    {
        get
        {
            var file = new FileInfo(Path.Combine(dataFolder, EmblemFile));
            return file is { Exists: true, Length: < EmblemMaxBytes } ? Jpeg.Read(File.ReadAllBytes(file.FullName)) : null;
        }
    }

    private static string? Cut(string? text, int most) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { } given && given.Length > most ? given[..most] : text.Trim();
}
