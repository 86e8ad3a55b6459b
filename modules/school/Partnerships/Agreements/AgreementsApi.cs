using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Files;
using Gym24.Partnerships.Agreements.AttachFile;
using Gym24.Partnerships.Agreements.ListAgreements;
using Gym24.Partnerships.Agreements.LinkOffering;
using Gym24.Partnerships.Catalogue;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>The register over HTTP, with the rules of the pages, and the files its pages link to.</summary>
internal static class AgreementsApi
{
    private const long MaxBody = 40 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var bases = api.MapGroup("/agreements").WithTags("Agreements");
        bases.MapGet("", List).WithName("ListAgreements").WithSummary("The register of legal bases: documents of the catalogues and the school's own")
            .ProducesProblem(400).Requires(Permissions.ReadAgreements);
        bases.MapGet("/{id}", Show).WithName("GetAgreement").WithSummary("One legal basis").ProducesProblem(404).Requires(Permissions.ReadAgreements);
        bases.MapPost("", Add).WithName("AddAgreement").WithSummary("Enters a legal basis of the school's own")
            .ProducesProblem(400).ProducesProblem(422).Requires(Permissions.ManageAgreements);
        bases.MapPut("/{id}", Change).WithName("ChangeAgreement").WithSummary("Changes an own one, or puts a shipped one right")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Requires(Permissions.ManageAgreements);
        bases.MapPost("/{id}/extend", Extend).WithName("ExtendAgreement").WithSummary("Prolongs a legal basis")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.ManageAgreements);
        bases.MapPost("/{id}/end", End).WithName("EndAgreement").WithSummary("Ends it before its time, or says that an act has lost force")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Requires(Permissions.ManageAgreements);
        bases.MapPut("/{id}/offerings/{offering}", Link).WithName("LinkOffering").WithSummary("Says that an offering rests on it")
            .ProducesProblem(400).ProducesProblem(404).Requires(Permissions.ManageAgreements);
        bases.MapDelete("/{id}/offerings/{offering}", Unlink).WithName("UnlinkOffering").WithSummary("Takes back what the school said")
            .ProducesProblem(404).ProducesProblem(422).Requires(Permissions.ManageAgreements);
        bases.MapPost("/{id}/files", Attach).WithName("AttachFile").DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxBody))
            .Accepts<IFormFile>("multipart/form-data", "application/octet-stream")
            .WithSummary("Attaches a PDF, DOCX, ODT, JPEG or PNG, as a form field `file` or as the body with ?fileName=")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422).Requires(Permissions.ManageAgreements);
        bases.MapGet("/{id}/files/{file:guid}", Content).WithName("GetFile").WithSummary("An attached file").ProducesProblem(404).Requires(Permissions.ReadAgreements);
        bases.MapDelete("/{id}/files/{file:guid}", Remove).WithName("RemoveFile").WithSummary("Removes an attached file")
            .ProducesProblem(404).Requires(Permissions.ManageAgreements);
    }

    /// <summary>What pages link to: fetched by a browser with the cookie of the page.</summary>
    public static void MapRoot(IEndpointRouteBuilder root)
    {
        var files = root.MapGroup("/files/partnerships");
        files.MapGet("/agreement-files/{file:guid}", (Guid file, IMediator mediator, CancellationToken cancellation) => Content(null, file, mediator, cancellation))
            .Requires(Permissions.ReadAgreements);
        files.MapTable("/agreements", Export).Requires(Permissions.ReadAgreements);
    }

    private static async Task<Ok<AgreementList>> List(IMediator mediator, string? kind, string? partner, string? validity, string? form, string? offering,
        string? q, string? sort, int? page, int? size, CancellationToken cancellation)
    {
        var found = await mediator.Send(new ListAgreements.ListAgreements(kind, partner, validity, form, offering, q, sort, page ?? 1, size ?? 25), cancellation);
        return TypedResults.Ok(new AgreementList([.. found.Items.Select(b => AgreementJson.Of(b, found.Snapshot))], found.Total));
    }

    private static async Task<Ok<AgreementJson>> Show(string id, IMediator mediator, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowAgreement.ShowAgreement(id), cancellation);
        return TypedResults.Ok(AgreementJson.Of(shown.Basis, shown.Snapshot));
    }

    private static async Task<Created<AgreementJson>> Add(AgreementInput agreement, IMediator mediator, CancellationToken cancellation)
    {
        var id = (await mediator.Send(new AddAgreement.AddAgreement(agreement.Draft(), agreement.Submission), cancellation)).ToString();
        return TypedResults.Created($"/api/v1/agreements/{id}", (await Show(id, mediator, cancellation)).Value);
    }

    private static async Task<Ok<AgreementJson>> Change(string id, AgreementInput agreement, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new ChangeAgreement.ChangeAgreement(id, agreement.Seen, agreement.Draft()), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<AgreementJson>> Extend(string id, ExtendInput body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new ExtendAgreement.ExtendAgreement(id, Seen(body.Version), body.Until, body.OpenEnded ?? false, body.Ground ?? ""), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<AgreementJson>> End(string id, EndInput body, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new EndAgreement.EndAgreement(id, Seen(body.Version), body.On, body.Reason ?? ""), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<Ok<AgreementJson>> Link(string id, string offering, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new LinkOffering.LinkOffering(id, offering), cancellation);
        return await Show(id, mediator, cancellation);
    }

    private static async Task<NoContent> Unlink(string id, string offering, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new UnlinkOffering(id, offering), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Created<AgreementJson>> Attach(string id, HttpRequest request, string? fileName, IMediator mediator, CancellationToken cancellation)
    {
        var name = fileName ?? "";
        byte[] content;
        if (request.HasFormContentType)
        {
            var file = (await request.ReadFormAsync(cancellation)).Files.GetFile("file") ?? throw new Refusal(RefusalKind.Invalid, "file-missing", T["Agreement.FileMissing"], "file");
            name = fileName ?? file.FileName;
            await using var stream = file.OpenReadStream();
            content = await FileKind.Read(stream, AgreementFile.Shelf.MaxBytes, cancellation);
        }
        else
            content = await FileKind.Read(request.Body, AgreementFile.Shelf.MaxBytes, cancellation);
        var made = await mediator.Send(new AttachFile.AttachFile(id, name, content), cancellation);
        return TypedResults.Created($"/api/v1/agreements/{id}/files/{made}", (await Show(id, mediator, cancellation)).Value);
    }

    private static async Task<NoContent> Remove(string id, Guid file, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new RemoveFile(id, file), cancellation);
        return TypedResults.NoContent();
    }

    private static Task<FileDownload> Content(string? id, Guid file, IMediator mediator, CancellationToken cancellation) => mediator.Send(new ReadFile(file, id), cancellation);

    private static Task<TableFile<Basis>> Export(IMediator mediator, string? kind, string? partner, string? validity, string? form, string? q, string? sort, CancellationToken cancellation) =>
        mediator.Send(new ExportAgreements(Blank(kind), Blank(partner), Blank(validity), Blank(form), Blank(q), Blank(sort)), cancellation);

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static int Seen(int? version) => version ?? throw new Refusal(RefusalKind.Invalid, "invalid", T["Run.VersionMissing"], "version");

    internal sealed record AgreementList(IReadOnlyList<AgreementJson> Items, int Total);
    internal sealed record ExtendInput(DateOnly? Until, bool? OpenEnded, string? Ground, int? Version);
    internal sealed record EndInput(DateOnly? On, string? Reason, int? Version);
}
