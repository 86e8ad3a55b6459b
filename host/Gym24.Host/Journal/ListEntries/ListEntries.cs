using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Journal.ListEntries;

/// <summary>An entry of the journal.</summary>
/// <param name="At">UTC.</param>
/// <param name="Account">The account; absent when a module acted by itself.</param>
/// <param name="AccountName">Its name, for those who may see accounts or names.</param>
/// <param name="Module">Title of the module.</param>
/// <param name="Action">Name of the request.</param>
/// <param name="Subject">Id of the row it was about.</param>
/// <param name="Person">Whose data it was.</param>
/// <param name="PersonName">That person's name, for those who may see names.</param>
/// <param name="Outcome"><c>done</c>, <c>seen</c>, <c>failed</c> or the code of a refusal.</param>
/// <param name="Number">Place in its chain; absent for entries from before there were chains.</param>
internal sealed record JournalEntry(DateTime At, Guid? Account, string? AccountName, string Module, string Action, Guid? Subject, Guid? Person, string? PersonName,
    string Outcome, Guid? Chain, long? Number)
{
    public EntryKind Kind => Outcome switch { EntryFilter.Done => EntryKind.Done, EntryFilter.Seen => EntryKind.Seen, _ => EntryKind.Refused };
}

/// <summary>Entries of some days, the latest first.</summary>
[Requires(HostManifest.Journal)]
internal sealed record ListEntries(EntryFilter Filter, int Page, int Size = ListEntries.Usual) : IQuery<Paged<JournalEntry>>
{
    public const int Usual = 50;

    /// <summary>What a file holds at most; whoever wants more takes fewer days at a time.</summary>
    public const int Most = 50_000;

    internal sealed class Handler(HostDb db, ICaller caller, ISchool school, IActiveModules modules, IEnumerable<IPeopleDirectory> directories)
        : IRequestHandler<ListEntries, Paged<JournalEntry>>
    {
        private const int Together = 1000;

        public async Task<Paged<JournalEntry>> Handle(ListEntries request, CancellationToken cancellation)
        {
            var account = await Account(request.Filter.Account, cancellation);
            var entries = request.Filter.Of(db.Entries.AsNoTracking(), school, account);
            var total = await entries.CountAsync(cancellation);
            var rows = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Number).Skip((Math.Clamp(request.Page, 1, 10_000) - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
            var (accounts, people) = (await Accounts(rows, cancellation), await People(rows, cancellation));
            var titles = modules.All.Select(m => m.Manifest).Append(HostManifest.Value).ToDictionary(m => m.Id, m => m.Title.ToString());
            return new Paged<JournalEntry>([.. rows.Select(e => new JournalEntry(e.At, e.UserId, e.UserId is { } user ? accounts.GetValueOrDefault(user) : null,
                titles.GetValueOrDefault(e.Module, e.Module), e.Action, e.Subject, e.Person, (e.Person ?? e.Subject) is { } person ? people.GetValueOrDefault(person) : null,
                e.Outcome, e.Chain, e.Number))], total);
        }

        private async Task<Guid?> Account(string? asked, CancellationToken cancellation)
        {
            if (asked is null || Guid.TryParse(asked, out _))
                return asked is null ? null : Guid.Parse(asked);
            var name = asked.ToUpperInvariant();
            // An account there is not has done nothing.
            return await db.Users.Where(u => u.NormalizedUserName == name).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation) ?? Guid.Empty;
        }

        private async Task<Dictionary<Guid, string>> Accounts(List<AuditRow> rows, CancellationToken cancellation)
        {
            var found = new Dictionary<Guid, string>();
            if (!caller.Can(HostManifest.Accounts) && !caller.Can(HostManifest.JournalNames))
                return found;
            foreach (var some in rows.Select(e => e.UserId).OfType<Guid>().Distinct().Chunk(Together))
                foreach (var user in await db.Users.Where(u => some.Contains(u.Id)).Select(u => new { u.Id, u.UserName }).ToListAsync(cancellation))
                    found[user.Id] = user.UserName!;
            return found;
        }

        /// <summary>Only of those whom the permission reaches.</summary>
        private async Task<Dictionary<Guid, string>> People(List<AuditRow> rows, CancellationToken cancellation)
        {
            var found = new Dictionary<Guid, string>();
            if (!caller.Can(HostManifest.JournalNames) || directories.LastOrDefault() is not { } directory)
                return found;
            var reach = await caller.ReachOf(HostManifest.JournalNames, cancellation);
            foreach (var some in rows.Select(e => e.Person ?? e.Subject).OfType<Guid>().Distinct().Chunk(Together))
                foreach (var person in await directory.Find(some, cancellation))
                    if (reach.Covers(person.Id, person.ClassId))
                        found[person.Id] = person.DisplayName;
            return found;
        }
    }
}
