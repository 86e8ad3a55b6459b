using Gym24.Contracts.Ui;
using Gym24.Privacy.Consents.ShowPrivacy;
using Gym24.Privacy.Kinds;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents;

/// <summary>How consents are spoken of.</summary>
internal static class ConsentWords
{
    public static string Title(KindBook kinds, ConsentKind kind, string recipient) =>
        recipient.Length == 0 ? kind.Title.ToString() : $"{kind.Title}: {kinds.PartnerName(recipient)}";

    public static string Address(Guid pupil, string kind, string recipient) =>
        $"/privacy/{pupil}/consents/{Of(kind, recipient)}";

    /// <summary>Kind and partner as they stand in an address.</summary>
    public static string Of(string kind, string? recipient) => string.IsNullOrEmpty(recipient) ? kind : $"{kind}/{recipient}";

    public static (Tone Tone, string Label) State(ConsentLine line) => line switch
    {
        { Counts: true } => (Tone.Good, T["State.Given", Words.Date(line.Consent!.LastDay!.Value)]),
        { Consent.State: ConsentState.Waiting } => (Tone.Warning, T["State.Waiting", Missing(line)]),
        { Consent.State: ConsentState.Withdrawn } => (Tone.Neutral, T["State.Withdrawn", Words.Date(line.EndedOn!.Value)]),
        { Consent: { } over } => (Tone.Neutral, T["State.Over", Words.Date(over.LastDay!.Value)]),
        _ => (Tone.Neutral, T["State.None"]),
    };

    public static string Missing(ConsentLine line) => string.Join(", ", line.Missing.Select(p => T["Missing." + p]));

    public static string Signature(SignatureLine signature) => T["Signed." + signature.How, signature.Name, Words.Date(signature.On)];
}
