using Gym24.Contracts.Access;
using Gym24.Contracts.Modules;
using Gym24.Privacy.Agreements.FileAgreement;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Consents.FilePaper;
using Gym24.Privacy.Consents.ShowPrivacy;
using Gym24.Privacy.Consents.SignConsent;
using Gym24.Privacy.Consents.WithdrawConsent;
using Gym24.Privacy.Kinds;
using Gym24.Privacy.Purposes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Privacy;

/// <summary>Purposes and consents for programs.</summary>
internal static class PrivacyApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var privacy = api.MapGroup("/privacy").WithTags("Privacy");
        privacy.MapGet("/purposes", Purposes).WithName("GetPurposes").WithSummary("What personal data is used for, by which module and on what ground").SignedIn();
        privacy.MapGet("/{pupil:guid}", Read).WithName("GetPrivacy").WithSummary("A pupil's consents, and what depends on them")
            .ProducesProblem(404).Requires(Permissions.Read);
        privacy.MapGet("/{pupil:guid}/texts/{kind}", Text).WithName("GetConsentText").WithSummary("The text that would be signed now, with its hash")
            .ProducesProblem(404).Requires(Permissions.Read);
        privacy.MapPost("/{pupil:guid}/consents", Sign).WithName("SignConsent").WithSummary("Signs by a click, under an agreement on electronic signatures")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.Sign);
        privacy.MapPost("/{pupil:guid}/consents/{consent:guid}/withdrawal", Withdraw).WithName("WithdrawConsent").WithSummary("Takes a consent back; counts at once")
            .ProducesProblem(404).ProducesProblem(422).Requires(Permissions.Sign);
        privacy.MapPost("/{pupil:guid}/papers", Paper).WithName("FileConsentPaper").WithSummary("Enters a consent that was signed by hand")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).Requires(Permissions.Keep);
        privacy.MapPost("/{pupil:guid}/agreements", Agreement).WithName("FileSignatureAgreement").WithSummary("Enters an agreement on simple electronic signatures")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).Requires(Permissions.Keep);
    }

    private static Ok<IReadOnlyList<PurposeJson>> Purposes(IActiveModules modules) => TypedResults.Ok<IReadOnlyList<PurposeJson>>(
        [.. Purpose.All(modules).Select(p => new PurposeJson(p.Module, p.Partners, p.Text.ToString(), p.Fields, p.ByConsent ? "consent" : "law", p.Basis, p.Retention.ToString(), p.OfStaff ? "staff" : null))]);

    private static async Task<Ok<PrivacyJson>> Read(Guid pupil, IMediator mediator, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowPrivacy(pupil), cancellation);
        return TypedResults.Ok(new PrivacyJson(shown.Pupil.Id, shown.Pupil.DisplayName, shown.Needed, [.. shown.Consents.Select(ConsentJson.Of)]));
    }

    private static async Task<Results<Ok<TextJson>, ProblemHttpResult>> Text(Guid pupil, string kind, string? partner, IMediator mediator, KindBook kinds, CancellationToken cancellation)
    {
        await mediator.Send(new ShowPrivacy(pupil), cancellation);
        return kinds.Document(kind, partner) is { } document
            ? TypedResults.Ok(new TextJson(document.Kind.Id, partner, document.Version.Version, document.Title, document.Body, document.Hash))
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, type: "unknown-kind");
    }

    private static async Task<Created<MadeJson>> Sign(Guid pupil, SignJson sent, IMediator mediator, CancellationToken cancellation)
    {
        var made = await mediator.Send(new SignConsent(pupil, sent.Kind ?? "", sent.Partner, sent.Hash ?? ""), cancellation);
        return TypedResults.Created($"/api/v1/privacy/{pupil}", new MadeJson(made.Id, made.State));
    }

    private static async Task<NoContent> Withdraw(Guid pupil, Guid consent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawConsent(pupil, consent), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Created<MadeJson>> Paper(Guid pupil, PaperJson sent, IMediator mediator, CancellationToken cancellation)
    {
        var made = await mediator.Send(new FilePaper(pupil, sent.Kind ?? "", sent.Partner, sent.Guardian, sent.PupilSigned, sent.On, sent.Paper ?? ""), cancellation);
        return TypedResults.Created($"/api/v1/privacy/{pupil}", new MadeJson(made.Id, made.State));
    }

    private static async Task<Created> Agreement(Guid pupil, AgreementJson sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new FileAgreement(pupil, sent.Signer, sent.On, sent.Paper ?? ""), cancellation);
        return TypedResults.Created($"/api/v1/privacy/{pupil}");
    }
}

internal sealed record PurposeJson(
    string Module, IReadOnlyList<string> Partners, string Purpose, IReadOnlyList<string> Fields, string Ground, string? Basis, string Retention, string? About);

internal sealed record PrivacyJson(Guid Pupil, string Name, IReadOnlyList<SignerPart> Signers, IReadOnlyList<ConsentJson> Consents);

internal sealed record ConsentJson(
    Guid? Id, string Kind, string? Partner, string Title, ConsentState? State, bool Counts, DateOnly? From, DateOnly? Until, IReadOnlyList<SignerPart> Missing, string? Effect)
{
    public static ConsentJson Of(ConsentLine line) => new(line.Consent?.Id, line.Kind.Id, line.Recipient.Length == 0 ? null : line.Recipient, line.Kind.Title.ToString(),
        line.Consent?.State, line.Counts, line.Consent?.FirstDay, line.Consent?.LastDay, line.Missing, (line.Counts ? line.Effect?.With : line.Effect?.Without)?.ToString());
}

internal sealed record TextJson(string Kind, string? Partner, string Version, string Title, string Body, string Hash);

internal sealed record SignJson(string? Kind, string? Partner, string? Hash);

internal sealed record PaperJson(string? Kind, string? Partner, Guid? Guardian, bool PupilSigned, DateOnly? On, string? Paper);

internal sealed record AgreementJson(Guid? Signer, DateOnly? On, string? Paper);

internal sealed record MadeJson(Guid Id, ConsentState State);
