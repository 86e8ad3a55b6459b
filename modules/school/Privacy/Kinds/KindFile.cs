using System.Globalization;
using Gym24.Contracts;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Gym24.Privacy.Kinds;

/// <summary>What is read of <c>consents.yaml</c>.</summary>
internal sealed record KindFile(string Address, string Contact, IReadOnlyList<SigningAges> Ages, IReadOnlyDictionary<string, string> Templates, IReadOnlyList<ConsentKind> Kinds)
{
    /// <summary>What every document has to say (152-ФЗ, art. 9, part 4).</summary>
    public static readonly string[] Said = ["{operator}", "{address}", "{purpose}", "{data}", "{actions}", "{recipient}", "{term}", "{contact}"];

    /// <exception cref="InvalidDataException">Something in it cannot be used; the message says what.</exception>
    public static KindFile Read(string yaml)
    {
        Written written;
        try
        {
            written = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<Written>(yaml)
                ?? throw new InvalidDataException("consents.yaml is empty");
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new InvalidDataException($"consents.yaml, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
        var templates = written.Templates.ToDictionary(t => t.Id, t => t.Text.Trim());
        foreach (var (id, text) in templates)
            if (Said.Where(s => !text.Contains(s, StringComparison.Ordinal)).ToList() is { Count: > 0 } missing)
                throw new InvalidDataException($"consents.yaml: the template {id} does not say {string.Join(", ", missing)}");
        if (written.Ages.Count == 0)
            throw new InvalidDataException("consents.yaml: ages are missing");
        if (written.Kinds.GroupBy(k => k.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidDataException($"consents.yaml: the kind {twice.Key} stands there twice");
        return new(written.Operator.Address, written.Operator.Contact,
            [.. written.Ages.Select(a => new SigningAges(Day(a.From), a.PupilSigns, a.PupilAlone, a.Source)).OrderByDescending(a => a.From)],
            templates, [.. written.Kinds.Select(k => Kind(k, templates))]);
    }

    private static ConsentKind Kind(WrittenKind k, Dictionary<string, string> templates)
    {
        if (k.Id.Length is 0 or > Consents.Consent.KindLength || string.IsNullOrWhiteSpace(k.Title?.Ru) || k.Versions.Count == 0)
            throw new InvalidDataException($"consents.yaml: the kind {k.Id} needs an id, a title and a version");
        foreach (var v in k.Versions)
        {
            if (!templates.ContainsKey(v.Template) || v.Years < 1 || v.Version.Length is 0 or > Consents.Consent.TextVersionLength)
                throw new InvalidDataException($"consents.yaml: version {v.Version} of {k.Id} needs a template and years");
            if (new[] { v.Purpose, v.Data, v.Actions }.Any(string.IsNullOrWhiteSpace) || (!k.PerPartner && string.IsNullOrWhiteSpace(v.Recipient)))
                throw new InvalidDataException($"consents.yaml: version {v.Version} of {k.Id} needs purpose, data, actions and recipient");
        }
        return new(k.Id, new LocalText(k.Title.Ru, k.Title.En), k.PerPartner, k.Adult, k.Basis, k.Fields, k.Data is null ? null : new LocalText(k.Data.Ru, k.Data.En),
            [.. k.Versions.Select(v => new TextVersion(v.Version, Day(v.From), v.AskAgain, v.Template, v.Purpose, v.Data, v.Actions, v.Recipient, v.Years))
                .OrderByDescending(v => v.From)]);
    }

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new InvalidDataException($"consents.yaml: {text} is no day; write it as 2026-09-01");

    private sealed class Written
    {
        public WrittenOperator Operator { get; set; } = new();
        public List<WrittenAges> Ages { get; set; } = [];
        public List<WrittenTemplate> Templates { get; set; } = [];
        public List<WrittenKind> Kinds { get; set; } = [];
    }

    private sealed class WrittenOperator
    {
        public string Address { get; set; } = "";
        public string Contact { get; set; } = "";
    }

    private sealed class WrittenAges
    {
        public string From { get; set; } = "";
        public int PupilSigns { get; set; }
        public int PupilAlone { get; set; }
        public string Source { get; set; } = "";
    }

    private sealed class WrittenTemplate
    {
        public string Id { get; set; } = "";
        public string Text { get; set; } = "";
    }

    private sealed class WrittenText
    {
        public string Ru { get; set; } = "";
        public string? En { get; set; }
    }

    private sealed class WrittenKind
    {
        public string Id { get; set; } = "";
        public WrittenText? Title { get; set; }
        public bool PerPartner { get; set; }
        public bool Adult { get; set; }
        public string Basis { get; set; } = "";
        public List<string> Fields { get; set; } = [];
        public WrittenText? Data { get; set; }
        public List<WrittenVersion> Versions { get; set; } = [];
    }

    private sealed class WrittenVersion
    {
        public string Version { get; set; } = "";
        public string From { get; set; } = "";
        public bool AskAgain { get; set; }
        public string Template { get; set; } = "";
        public string Purpose { get; set; } = "";
        public string Data { get; set; } = "";
        public string Actions { get; set; } = "";
        public string? Recipient { get; set; }
        public int Years { get; set; }
    }
}
