using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Host.Data;
using Gym24.Host.PersonalData.Acts;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gym24.Host.PersonalData;

/// <summary><c>/api/v1/personal-data</c>: what is kept about somebody, taking it along, and erasing it.</summary>
internal static class PersonalDataApi
{
    /// <param name="Until">The last day it is kept; absent: it may go, or the person has not left.</param>
    /// <param name="Fate"><c>deleted anonymised kept</c>.</param>
    /// <param name="MayGo">Whether it may be erased today.</param>
    internal sealed record Line(string Kind, string Title, string Module, int Rows, string Fate, int? Years, DateOnly? Until, bool MayGo, string Basis)
    {
        public static Line Of(RecordLine line) => new(line.Kind.Id, line.Kind.Title.ToString(), line.Module, line.Rows, Word(line.Kind.Fate), line.Years, line.Until, line.MayGo, line.Basis);

        private static string Word(RecordFate fate) => fate switch { RecordFate.Deleted => "deleted", RecordFate.Anonymised => "anonymised", _ => "kept" };
    }

    /// <param name="Off">Modules that are switched off and may hold more.</param>
    internal sealed record Shown(Guid Person, string? Name, DateOnly? LeftOn, IReadOnlyList<Line> Lines, IReadOnlyList<string> Off);

    /// <param name="Reason"><c>term-over consent-withdrawn unlawful</c>.</param>
    /// <param name="Ground">Such as a demand with its date; 1 to 500 characters.</param>
    /// <param name="Kinds">Kinds of record that are to go.</param>
    /// <param name="Act">Id of the act to be written: the same one twice is one erasure.</param>
    internal sealed record Order(string? Reason, string? Ground, IReadOnlyList<string>? Kinds, Guid? Act);

    /// <param name="At">UTC.</param>
    internal sealed record Act(Guid Id, string Number, DateTime At, Guid Person, string Reason, string Ground, string By, ActContent Content, IReadOnlyList<Entry> Entries);

    /// <summary>What the journal says of it.</summary>
    internal sealed record Entry(DateTime At, string Action, Guid? Account, string Outcome, Guid? Chain, long? Number, string? Hash);

    public static void MapPersonalData(this IEndpointRouteBuilder api)
    {
        var data = api.MapGroup("/personal-data").Requires(HostManifest.PersonalData).WithTags("personal-data");
        data.MapGet("/{person:guid}", async Task<Shown> (Guid person, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = await mediator.Send(new ShowRecords.ShowRecords(person), cancellation);
            return new Shown(person, view.Owner.Name, view.Owner.LeftOn, [.. view.Lines.Select(Line.Of)], [.. view.Off.Select(o => o.Title)]);
        }).WithName("ShowPersonalData").WithSummary("What is kept about a person, kind by kind, and what of it may be erased.").ProducesProblem(404);
        data.MapGet("/{person:guid}/export", Export).WithName("ExportPersonalData").WithSummary("Everything that is kept about a person.").ProducesProblem(404);

        var erasing = api.MapGroup("/personal-data").Requires(HostManifest.Erase).WithTags("personal-data");
        erasing.MapPost("/{person:guid}/erase", async (Guid person, Order? body, IMediator mediator, CancellationToken cancellation) =>
        {
            var act = await mediator.Send(new EraseRecords.EraseRecords(body?.Act ?? Guid.CreateVersion7(), person, ReasonOf(body?.Reason), body?.Ground, body?.Kinds ?? []), cancellation);
            return TypedResults.Ok(await Read(mediator, act, cancellation));
        }).WithName("ErasePersonalData").WithSummary("Erases records of a person in all modules and answers the act.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        erasing.MapGet("/acts/{id:guid}", async Task<Act> (Guid id, IMediator mediator, CancellationToken cancellation) => await Read(mediator, id, cancellation))
            .WithName("ShowErasureAct").WithSummary("An act of erasure with what the journal says of it.").ProducesProblem(404);
    }

    /// <summary>What the page links to: fetched by a browser with the cookie of the page.</summary>
    public static void MapPersonalDataFile(this IEndpointRouteBuilder root) =>
        root.MapGet("/files/host/personal-data/{person:guid}", Export).Requires(HostManifest.PersonalData).ExcludeFromDescription();

    private static async Task<Ok<ExportRecords.ExportedRecords>> Export(Guid person, IMediator mediator, HttpContext context, CancellationToken cancellation)
    {
        var all = await mediator.Send(new ExportRecords.ExportRecords(person), cancellation);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"personal-data-{person:N}.json\"";
        return TypedResults.Ok(all);
    }

    private static async Task<Act> Read(IMediator mediator, Guid id, CancellationToken cancellation)
    {
        var view = await mediator.Send(new ShowAct(id), cancellation);
        return new Act(id, view.Act.FullNumber, view.Act.At, view.Act.Person, Word(view.Act.Reason), view.Act.Ground, view.Act.ByName, view.Content,
            [.. view.Entries.Select(e => new Entry(e.At, e.Action, e.UserId, e.Outcome, e.Chain, e.Number, e.Hash))]);
    }

    internal static string Word(ErasureReason reason) => reason switch
    {
        ErasureReason.TermOver => "term-over", ErasureReason.ConsentWithdrawn => "consent-withdrawn", _ => "unlawful",
    };

    internal static ErasureReason? ReasonOf(string? word) => Enum.GetValues<ErasureReason>().Select(r => (ErasureReason?)r).FirstOrDefault(r => Word(r!.Value) == word);
}
