using System.Globalization;
using System.Text;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Gym24.Host.Journal.CheckNow;
using Gym24.Host.Journal.Checking;
using Gym24.Host.Journal.ListEntries;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Journal;

/// <summary><c>/api/v1/journal</c>: who did what, and whether it is still as it was written.</summary>
internal static class JournalApi
{
    /// <param name="From">First day, <c>yyyy-MM-dd</c>; a week before the last one if left out.</param>
    /// <param name="Until">Last day; today if left out.</param>
    /// <param name="Account">User name or id.</param>
    /// <param name="Person">Id of the person or row it was about.</param>
    /// <param name="Kind"><c>done</c>, <c>refused</c> or <c>seen</c>.</param>
    internal sealed record Asked(string? From, string? Until, string? Account, string? Person, string? Kind)
    {
        public EntryFilter Filter(ISchool school) => EntryFilter.Of(school, From, Until, Account, Person, Kind);
    }

    public static void MapJournal(this IEndpointRouteBuilder api)
    {
        var journal = api.MapGroup("").Requires(HostManifest.Journal).WithTags("journal");
        journal.MapGet("/journal", async Task<Paged<JournalEntry>> (IMediator mediator, ISchool school, [AsParameters] Asked asked, int? page, CancellationToken cancellation) =>
                await mediator.Send(new ListEntries.ListEntries(asked.Filter(school), Math.Clamp(page ?? 1, 1, ListEntries.ListEntries.Most)), cancellation))
            .WithName("ListJournal").WithSummary("Entries of the journal, the latest first.");
        journal.MapGet("/journal.csv", Export).WithName("ExportJournal").WithSummary("The same as a file that a spreadsheet opens.");
        journal.MapPost("/journal/check", async Task<Results<Ok<JournalReport>, Accepted>> (IMediator mediator, CancellationToken cancellation) =>
                await mediator.Send(new CheckJournal(), cancellation) is { } report ? TypedResults.Ok(report) : TypedResults.Accepted((string?)null))
            .WithName("CheckJournal").WithSummary("Reads the whole journal and says whether it is as it was written; 202 where that takes long.");
    }

    /// <summary>What the page links to: fetched by a browser with the cookie of the page.</summary>
    public static void MapJournalFile(this IEndpointRouteBuilder root) =>
        root.MapGet("/files/host/journal.csv", Export).Requires(HostManifest.Journal).ExcludeFromDescription();

    private static async Task<FileContentHttpResult> Export(IMediator mediator, ISchool school, [AsParameters] Asked asked, CancellationToken cancellation) =>
        TypedResults.File(Csv((await mediator.Send(new ListEntries.ListEntries(asked.Filter(school), 1, ListEntries.ListEntries.Most), cancellation)).Items), "text/csv; charset=utf-8", "journal.csv");

    /// <summary>Semicolons and a byte order mark, as Russian spreadsheets expect; moments in UTC, as they are hashed.</summary>
    internal static byte[] Csv(IEnumerable<JournalEntry> entries)
    {
        var text = new StringBuilder();
        Line(text, T["Journal.WhenUtc"], T["Journal.Account"], T["Journal.AccountId"], T["Journal.Module"], T["Journal.Action"], T["Journal.Person"], T["Journal.PersonId"],
            T["Journal.SubjectId"], T["Journal.Outcome"], T["Journal.Chain"], T["Journal.Number"]);
        foreach (var e in entries)
            Line(text, e.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), e.AccountName, e.Account?.ToString(), e.Module, e.Action, e.PersonName,
                e.Person?.ToString(), e.Subject?.ToString(), e.Outcome, e.Chain?.ToString(), e.Number?.ToString(CultureInfo.InvariantCulture));
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Line(StringBuilder text, params IEnumerable<string?> cells) => text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    /// <summary>Quoted, and never a formula: a spreadsheet would carry one out.</summary>
    private static string Cell(string? value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return $"\"{safe?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
