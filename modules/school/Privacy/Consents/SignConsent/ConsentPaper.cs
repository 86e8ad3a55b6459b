using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Papers;
using Gym24.Privacy.Consents.ShowPrivacy;
using Gym24.Privacy.Kinds;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents.SignConsent;

/// <summary>A consent as a Word document, to be signed by hand. Its text is the one that a click signs; the form around it may be the school's own.</summary>
internal static class ConsentPaper
{
    public static readonly PaperTemplate Template = new("privacy.consent", typeof(ConsentPaper), T.Both("Document.Paper"),
    [
        Field("заголовок", "Title"), Field("ученик", "Pupil"), Field("класс", "Class", required: false), Field("текст.абзац", "Text"), Field("основание", "Basis", required: false),
        Field("редакция", "Version", required: false), Field("подписи.строка", "Signature"),
    ]);

    public static string Address(Guid pupil, string kind, string? partner) =>
        $"/files/privacy/{pupil}/consents/{kind}{(string.IsNullOrEmpty(partner) ? "" : "?partner=" + Uri.EscapeDataString(partner))}";

    public static void Map(IEndpointRouteBuilder root) => root.MapGet("/files/privacy/{pupil:guid}/consents/{kind}", Print).Requires(Permissions.Read);

    private static async Task<PaperFile> Print(Guid pupil, string kind, string? partner, IMediator mediator, KindBook kinds, IPapers papers, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowPrivacy.ShowPrivacy(pupil), cancellation);
        var document = kinds.Document(kind, partner) ?? throw new Refusal(RefusalKind.NotFound, "unknown-kind", T["Consent.UnknownKind"]);
        return await papers.Fill(Template.Id, document.Title, Values(shown, document), cancellation);
    }

    internal static PaperValues Values(ShownPrivacy shown, ConsentDocument document) => new PaperValues()
        .Text("заголовок", document.Title).Text("ученик", shown.Pupil.DisplayName).Text("класс", shown.Pupil.ClassName ?? "–").Text("основание", document.Kind.Basis)
        .Text("редакция", document.Version.Version)
        .List("текст", document.Paragraphs.Select(p => new PaperValues().Text("абзац", p)))
        .List("подписи", shown.Needed.Select(part => new PaperValues().Text("строка", T.Both("Document.Line." + part).Ru)));

    private static PaperField Field(string name, string title, bool required = true) => new(name, T.Both("Document.PaperField." + title), Required: required);
}
