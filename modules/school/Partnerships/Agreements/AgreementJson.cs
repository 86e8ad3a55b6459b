using Gym24.Contracts;
using Gym24.Partnerships.Catalogue;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>A legal basis as the API gives it; what is absent is not stated.</summary>
/// <param name="Id">Of the shipped document, or of the school's own agreement.</param>
/// <param name="Source"><c>catalogue</c> or <c>school</c>.</param>
/// <param name="Kind">Such as <c>contract order certificate federal-act</c>.</param>
/// <param name="Type">The word the source has for it, in Russian.</param>
/// <param name="Form">Kind of cooperation: <c>cooperation</c> or <c>network</c> (273-FZ, art. 15).</param>
/// <param name="Validity"><c>valid soon ahead over ended unstated</c>.</param>
/// <param name="Corrected">Fields of a shipped one in which the school's value stands.</param>
/// <param name="Offerings">Ids of the offerings that rest on it.</param>
/// <param name="Supports">What else rests on it, in words: sites, statuses.</param>
/// <param name="Version">To be sent back with a change.</param>
internal sealed record AgreementJson(
    string Id, string Source, string Kind, string Type, string? Title, string? Number, DateOnly? Date, string? Issuer, string? Subject,
    DateOnly? From, DateOnly? To, bool OpenEnded, string? Term, string Validity, DateOnly? EndedOn, string? EndReason, string? Form,
    string? Programme, string? Resources, string? Duties, string? Issued, IReadOnlyList<string> Partners, string? Others, Guid? Responsible,
    IReadOnlyList<string> Offerings, IReadOnlyList<string> Supports, IReadOnlyList<AgreementFileJson> Files, IReadOnlyList<string> Corrected,
    IReadOnlyList<AgreementConflictJson> Conflicts, IReadOnlyList<AgreementSourceJson> Sources, int Version)
{
    public static AgreementJson Of(Basis b, Snapshot snapshot) => new(
        b.Id, b.Shipped is null ? "school" : "catalogue", b.Kind, AgreementWords.Type(b), b.Title, b.Number, b.Date, b.Issuer, b.Subject,
        b.From, b.To, b.OpenEnded, b.TermText, Validities.Word(b.Validity), b.Row?.EndedOn, b.Row?.EndReason, b.Form,
        b.Row?.Programme, b.Row?.Resources, b.Row?.Duties, b.Row?.Issued, b.Partners, b.Row?.Others, b.Row?.Responsible,
        b.Offerings, b.Shipped?.Supports ?? [], [.. b.Files.Select(f => new AgreementFileJson(f.Id, f.Name, f.MediaType, f.Size, f.At))], b.Corrected,
        [.. (b.Shipped?.Conflicts ?? []).Select(c => new AgreementConflictJson(c.Id, snapshot.Conflicts.GetValueOrDefault(c.Id)?.Topic, c.Note))],
        [.. (b.Shipped?.Sources ?? []).Select(s => new AgreementSourceJson(snapshot.Sources.GetValueOrDefault(s.Document)?.Title ?? s.Document, s.Section))],
        b.Version);
}

internal sealed record AgreementFileJson(Guid Id, string Name, string MediaType, int Size, DateTime At);

internal sealed record AgreementConflictJson(string Id, string? Topic, string? Note);

internal sealed record AgreementSourceJson(string Document, string Section);

/// <summary>A legal basis as the API takes it.</summary>
/// <param name="Kind">One of <c>contract order certificate letter regulation status licence federal-act regional-act municipal-act local-act</c>.</param>
/// <param name="Form"><c>cooperation</c> or <c>network</c>; the network form needs programme, resources, duties, issued document and term.</param>
/// <param name="Partners">Ids of organisations; sides without a card go into <paramref name="Others"/>.</param>
/// <param name="Submission">For a new one: the same one sent twice is entered once.</param>
/// <param name="Version">For a change: the version it is based on.</param>
internal sealed record AgreementInput(
    string? Kind, string? Title, string? Number, DateOnly? Date, string? Issuer, string? Subject, DateOnly? From, DateOnly? To, bool? OpenEnded,
    string? Form, string? Programme, string? Resources, string? Duties, string? Issued, string[]? Partners, string? Others, Guid? Responsible,
    Guid? Submission, int? Version)
{
    public AgreementDraft Draft() => new()
    {
        Kind = Kind ?? "", Title = Title, Number = Number, Date = Date, Issuer = Issuer, Subject = Subject, From = From, To = To,
        OpenEnded = OpenEnded ?? false, Form = Form, Programme = Programme, Resources = Resources, Duties = Duties, Issued = Issued,
        Partners = Partners?.OfType<string>().ToList() ?? [], Others = Others, Responsible = Responsible,
    };

    public int Seen => Version ?? throw new Refusal(RefusalKind.Invalid, "invalid", T["Run.VersionMissing"], "version");
}
