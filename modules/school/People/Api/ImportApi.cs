using System.Globalization;
using System.Text.Json;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.People.Import;
using Gym24.People.Import.ApplyImport;
using Gym24.People.Import.CheckImport;
using Gym24.People.Import.DiscardImport;
using Gym24.Contracts.Files;
using Gym24.People.Import.Lines;
using Gym24.People.Import.RunImport;
using Gym24.People.Import.ShowImport;
using Gym24.People.Import.UploadRoster;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using static Gym24.People.Texts;

namespace Gym24.People.Api;

/// <summary>
/// The import in one call for programs: file in, report out. Small files are through when the answer comes; larger ones answer 202
/// and go on, to be asked after at <c>Location</c>.
/// </summary>
internal static class ImportApi
{
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/people/import").Requires(Permissions.Import);
        imports.MapPost("/", Import).WithName("ImportRoster").DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(ImportLimits.Request))
            .Accepts<IFormFile>("multipart/form-data", Table.MediaTypes)
            .Produces<ImportReport>().Produces<ImportReport>(StatusCodes.Status202Accepted).ProducesProblem(400).ProducesProblem(422)
            .WithSummary("Imports a roster, CSV or XLSX, as a form field `file` or as the body. dryRun=true only tells what would change.")
            .WithDescription("kind: pupil (default) or staff. complete=true: whoever is not in the file has left. skipErrors=true: good lines are applied although others are not. "
                + "effectiveOn: the day the changes hold from. mapping: JSON of field to heading or to the number of the column from 1, as "
                + "{\"surname\":\"Фамилия\",\"class\":5}; guessed from the headings where absent. Fields: " + string.Join(", ", Enum.GetValues<RosterField>().Select(ApiWords.Name)) + ".");
        imports.MapGet("/{id:guid}", Show).WithName("ShowImport").Produces<ImportReport>().WithSummary("Where an import stands, and a page of its lines. outcome: new, changed, unchanged, left or error.");
        imports.MapPost("/{id:guid}/apply", Apply).WithName("ApplyImport").Produces<ImportReport>().Produces<ImportReport>(StatusCodes.Status202Accepted).WithSummary("Carries out a dry run.");
        imports.MapDelete("/{id:guid}", Discard).WithName("DiscardImport").Produces(StatusCodes.Status204NoContent).WithSummary("Gives an import up and deletes its lines.");
    }

    private static async Task<IResult> Import(HttpRequest request, IMediator mediator, CancellationToken cancellation,
        bool dryRun = false, string? kind = null, bool complete = false, bool skipErrors = false, DateOnly? effectiveOn = null, string? mapping = null, string? fileName = null)
    {
        var of = ApiWords.Enum<PersonKind>("kind", kind) ?? PersonKind.Pupil;
        var (content, name) = await Content(request, fileName, cancellation);
        await using (content)
        {
            var id = await mediator.Send(new UploadRoster(content, name, of), cancellation);
            try
            {
                var import = (await mediator.Send(new ShowImport(id, Size: 1), cancellation)).Import;
                await mediator.Send(new CheckImport(id, Mapping(mapping, import), of, complete, effectiveOn ?? import.EffectiveOn, !dryRun, skipErrors), cancellation);
            }
            catch (Refusal)
            {
                await mediator.Send(new DiscardImport(id), CancellationToken.None);
                throw;
            }
            return await Finished(id, dryRun, mediator, cancellation);
        }
    }

    private static async Task<IResult> Apply(Guid id, IMediator mediator, CancellationToken cancellation, bool skipErrors = false)
    {
        await mediator.Send(new ApplyImport(id, skipErrors), cancellation);
        return await Finished(id, dryRun: true, mediator, cancellation);
    }

    private static async Task<IResult> Finished(Guid id, bool dryRun, IMediator mediator, CancellationToken cancellation)
    {
        var import = (await mediator.Send(new ShowImport(id, Size: 1), cancellation)).Import;
        if (import.Lines <= RunImport.SmallLines)
            await mediator.Send(new RunImport(id), cancellation);
        var view = await mediator.Send(new ShowImport(id), cancellation);
        if (view.Import.Working)
            return Results.Accepted($"/api/v1/people/import/{id}", ImportReport.Of(view));
        if (dryRun || view.Import.State == ImportState.Applied)
            return Results.Ok(ImportReport.Of(view));
        var errors = await mediator.Send(new ShowImport(id, Outcome.Error, Size: 100), cancellation);
        await mediator.Send(new DiscardImport(id), cancellation);
        throw new Refusal(RefusalKind.Rule, "import-errors", [
            new Fault(null, complete(view.Import) ? T["Import.ErrorsInComplete", view.Import.Errors] : T["Import.ErrorsLeft", view.Import.Errors], "import-errors"),
            .. errors.Lines.SelectMany(l => l.Detail.Problems).Select(p => new Fault(Place(p), p.ToString(), JsonNamingPolicy.KebabCaseLower.ConvertName(p.Code)))]);

        static bool complete(RosterImport import) => import.Complete;
    }

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken cancellation, string? outcome = null, int page = 1, int size = ShowImport.PageSize)
    {
        ApiWords.Paging(page, size);
        return Results.Ok(ImportReport.Of(await mediator.Send(new ShowImport(id, ApiWords.Enum<Outcome>("outcome", outcome), page, size), cancellation)));
    }

    private static async Task<IResult> Discard(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new DiscardImport(id), cancellation);
        return Results.NoContent();
    }

    private static string Place(Problem problem) =>
        $"line {problem.Line?.ToString(CultureInfo.InvariantCulture)}{(problem.Column is { } column ? $", {column}" : "")}";

    private static async Task<(Stream Content, string Name)> Content(HttpRequest request, string? fileName, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellation);
            var file = form.Files.GetFile("file") ?? (form.Files.Count > 0 ? form.Files[0] : null)
                ?? throw new Refusal(RefusalKind.Invalid, "file-missing", T["Import.NoFile"], "file");
            return (file.OpenReadStream(), fileName ?? file.FileName);
        }
        var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0 && body.Length <= Table.MaxBytes)
            body.Write(buffer, 0, read);
        body.Position = 0;
        return (body, fileName ?? "");
    }

    private static Dictionary<RosterField, int> Mapping(string? json, RosterImport import)
    {
        if (string.IsNullOrWhiteSpace(json))
            return import.Mapping;
        var (mapping, faults) = (new Dictionary<RosterField, int>(), new Faults());
        try
        {
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [])
            {
                var field = ApiWords.Enum<RosterField>("mapping", name)!.Value;
                var column = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number - 1
                    : Array.FindIndex(import.Columns, c => Fold.Text(c) == Fold.Text(value.ToString()));
                if (column < 0 || column >= import.Columns.Length)
                    faults.Add("mapping", T["Import.HeadingUnknown", value.ToString()], "column-unknown");
                else
                    mapping[field] = column;
            }
        }
        catch (JsonException)
        {
            faults.Add("mapping", T["Import.MappingJson"]);
        }
        faults.ThrowIfAny();
        return mapping;
    }
}
