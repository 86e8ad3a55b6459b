using Gym24.Contracts.Papers;

namespace Gym24.Host.Certificates;

/// <summary>What a module gives is as it promised; a fault here is one of the module.</summary>
internal static class CertificateCheck
{
    private const int Most = 1000, MostSigners = 2;

    public static void Check(IReadOnlyList<CertificateDraft> drafts, IReadOnlyDictionary<string, CertificateKind> kinds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drafts.Count, Most);
        foreach (var draft in drafts)
        {
            if (!kinds.TryGetValue(draft.Kind, out var kind))
                throw new ArgumentException($"No active module issues {draft.Kind}.", nameof(drafts));
            if (kind.Series.Length is 0 or > CertificateRow.SeriesLength || kind.Series.Any(c => c is not (>= 'А' and <= 'Я')))
                throw new ArgumentException($"The series of {kind.Id} are one to four capital Russian letters.", nameof(drafts));
            Text(draft.Name, CertificateRow.NameLength);
            Text(draft.Heading, CertificateRow.ShortLength);
            Text(draft.Lead, CertificateRow.ShortLength);
            Text(draft.Text, CertificateRow.TextLength);
            Text(draft.About, CertificateRow.LongLength);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Signers?.Count ?? 0, MostSigners, nameof(drafts));
            foreach (var signer in draft.Signers ?? [])
            {
                Text(signer.Role, CertificateRow.ShortLength);
                if (signer.Name is { } name)
                    Text(name, CertificateRow.ShortLength);
            }
        }
    }

    private static void Text(string text, int most)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > most || text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar) || text.Any(c => char.IsControl(c) && c != '\n'))
            throw new ArgumentException($"«{text}» is no text of at most {most} characters.", nameof(text));
    }
}
