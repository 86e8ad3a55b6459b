using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Kinds;

/// <summary>A document as it would be signed now.</summary>
/// <param name="Recipient">Id of the partner, empty for a kind without recipients.</param>
/// <param name="Hash">SHA-256 of title and body: what a signature stands under.</param>
internal sealed record ConsentDocument(ConsentKind Kind, string Recipient, TextVersion Version, string Title, string Body, string Hash)
{
    public IEnumerable<string> Paragraphs => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>The kinds of consent of this school and their texts. Reads its file once, when the generation starts.</summary>
internal sealed class KindBook(IActiveModules modules, ISchool school, IEnumerable<IOfferings> offerings)
{
    public const string FileName = "consents.yaml";
    private readonly KindFile _file = KindFile.Read(File.ReadAllText(Path.Combine(modules.Of(typeof(KindBook).Assembly)!.Folder, FileName)));

    public IReadOnlyList<ConsentKind> All => _file.Kinds;

    /// <summary>The school has said where it is: without it a document is not what the law asks for.</summary>
    public bool HasAddress => _file.Address.Length > 0;

    public SigningAges Ages => _file.Ages.FirstOrDefault(a => a.From <= school.Today) ?? _file.Ages[^1];

    public ConsentKind? Find(string kind) => _file.Kinds.FirstOrDefault(k => k.Id == kind);

    /// <summary>Partners that active modules serve, the school itself left out, by id.</summary>
    public IReadOnlyList<string> Partners =>
        [.. modules.All.SelectMany(m => m.Manifest.Partners).Where(p => p != school.Partner).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>An active module or its catalogue names the partner; a unit of a university has runs of its own.</summary>
    private bool Serves(string partner) => Partners.Contains(partner) || (partner != school.Partner && offerings.LastOrDefault()?.Partners.Contains(partner) == true);

    public LocalText PartnerName(string partner) => offerings.LastOrDefault()?.PartnerName(partner)
        ?? modules.All.FirstOrDefault(m => m.Manifest.Partners.Contains(partner))?.Manifest.Title ?? partner;

    /// <summary>The document of today; none where kind or partner is unknown or no text is in force yet.</summary>
    public ConsentDocument? Document(string kind, string? recipient)
    {
        // The document is Russian whatever the reader's language, and its hash the same.
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        try
        {
            return InRussian(kind, recipient);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    private ConsentDocument? InRussian(string kind, string? recipient)
    {
        if (Find(kind) is not { } found || found.On(school.Today) is not { } version || found.PerPartner != !string.IsNullOrEmpty(recipient)
            || (found.PerPartner && !Serves(recipient!)))
            return null;
        var partner = found.PerPartner ? PartnerName(recipient!).Ru : null;
        var title = T.Both("Document.Title", found.Title.Ru).Ru + (partner is null ? "" : ": " + partner);
        var body = _file.Templates[version.Template]
            .Replace("{operator}", school.Name, StringComparison.Ordinal)
            .Replace("{address}", HasAddress ? _file.Address : "", StringComparison.Ordinal)
            .Replace("{purpose}", version.Purpose, StringComparison.Ordinal)
            .Replace("{data}", version.Data, StringComparison.Ordinal)
            .Replace("{actions}", version.Actions, StringComparison.Ordinal)
            .Replace("{recipient}", partner ?? version.Recipient, StringComparison.Ordinal)
            .Replace("{term}", Words.Count(version.Years, "год|года|лет"), StringComparison.Ordinal)
            .Replace("{contact}", _file.Contact, StringComparison.Ordinal)
            .ReplaceLineEndings("\n");
        return new(found, recipient ?? "", version, title, body, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + "\n\n" + body))));
    }
}
