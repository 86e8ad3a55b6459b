using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
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
    /// <summary>Widths of columns, in characters.</summary>
    private const int Id = 38, Outcome = 14;

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
        journal.MapTable("/journal", Export, "ExportJournal", "The same as a file that a spreadsheet opens.");
        journal.MapPost("/journal/check", async Task<Results<Ok<JournalReport>, Accepted>> (IMediator mediator, CancellationToken cancellation) =>
                await mediator.Send(new CheckJournal(), cancellation) is { } report ? TypedResults.Ok(report) : TypedResults.Accepted((string?)null))
            .WithName("CheckJournal").WithSummary("Reads the whole journal and says whether it is as it was written; 202 where that takes long.");
    }

    /// <summary>What the page links to: fetched by a browser with the cookie of the page.</summary>
    public static void MapJournalFile(this IEndpointRouteBuilder root) => root.MapTable("/files/host/journal", Export).Requires(HostManifest.Journal);

    private static async Task<TableFile<JournalEntry>> Export(IMediator mediator, ISchool school, [AsParameters] Asked asked, CancellationToken cancellation)
    {
        var filter = asked.Filter(school);
        return Table((await mediator.Send(new ListEntries.ListEntries(filter, 1, ListEntries.ListEntries.Most), cancellation)).Items, filter, school);
    }

    /// <summary>Moments as the school has them, and in UTC to the thousandth, as they are hashed.</summary>
    private static TableFile<JournalEntry> Table(IEnumerable<JournalEntry> entries, EntryFilter filter, ISchool school) =>
        new TableFile<JournalEntry>(T["Journal.Title"], entries) { Title = $"{T["Journal.Title"]}, {Words.Range(filter.From, filter.Until)}" }
            .Moment(T["Journal.When"], e => school.Local(e.At))
            .Text(T["Journal.WhenUtc"], e => e.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture))
            .Text(T["Journal.Account"], e => e.AccountName)
            .Text(T["Journal.AccountId"], e => e.Account?.ToString(), Id)
            .Text(T["Journal.Module"], e => e.Module)
            .Text(T["Journal.Action"], e => e.Action)
            .Text(T["Journal.Person"], e => e.PersonName)
            .Text(T["Journal.PersonId"], e => e.Person?.ToString(), Id)
            .Text(T["Journal.SubjectId"], e => e.Subject?.ToString(), Id)
            .Text(T["Journal.Outcome"], e => e.Outcome, Outcome)
            .Text(T["Journal.Chain"], e => e.Chain?.ToString(), Id)
            .Whole(T["Journal.Number"], e => e.Number, Outcome);
}
