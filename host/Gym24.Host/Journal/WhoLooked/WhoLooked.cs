using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Journal.ListEntries;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Journal.WhoLooked;

/// <summary>Who has looked at somebody's data or changed them of late. Answers nothing about whom the caller does not reach.</summary>
[Requires(HostManifest.JournalPerson)]
internal sealed record WhoLooked(Guid Person) : IQuery<IReadOnlyList<WhoLooked.Line>?>
{
    private const int Most = 15;

    /// <param name="Name">Of staff only: a family is told that another family looked, and not which.</param>
    /// <param name="Roles">In the reader's language.</param>
    /// <param name="Module">In which module; title.</param>
    internal sealed record Line(DateTime At, string? Name, string Roles, bool Self, string Module, bool Changed);

    internal sealed class Handler(HostDb db, ICaller caller, IActiveModules modules, RoleBook book, IEnumerable<IPeopleDirectory> directories)
        : IRequestHandler<WhoLooked, IReadOnlyList<Line>?>
    {
        public async Task<IReadOnlyList<Line>?> Handle(WhoLooked request, CancellationToken cancellation)
        {
            if (directories.LastOrDefault() is not { } directory || await directory.Find(request.Person, cancellation) is not { } person
                || !(await caller.ReachOf(HostManifest.JournalPerson, cancellation)).Covers(person.Id, person.ClassId))
                return null;
            var entries = await Latest(request.Person, cancellation);
            var ids = entries.Select(e => e.UserId).OfType<Guid>().Distinct().ToList();
            var users = await db.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.PersonId }).ToDictionaryAsync(u => u.Id, u => u.PersonId, cancellation);
            var roles = (await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancellation)).ToLookup(r => r.UserId, r => r.Role);
            var staff = (await directory.Find([.. users.Values.OfType<Guid>().Distinct()], cancellation)).Where(p => p.Kind == PersonKind.Staff).ToDictionary(p => p.Id, p => p.DisplayName);
            var titles = modules.All.Select(m => m.Manifest).Append(HostManifest.Value).ToDictionary(m => m.Id, m => m.Title.ToString());
            return [.. entries.Select(e => new Line(e.At, e.UserId is { } user && users.GetValueOrDefault(user) is { } of ? staff.GetValueOrDefault(of) : null,
                string.Join(", ", (e.UserId is { } account ? roles[account] : []).Select(r => book.Roles.FirstOrDefault(b => b.Id == r).Title?.ToString() ?? r)),
                e.UserId == caller.UserId, titles.GetValueOrDefault(e.Module, e.Module), e.Outcome == EntryFilter.Done))];
        }

        /// <summary>Asked by both indexes: one condition with "or" would be served by neither.</summary>
        private async Task<List<AuditRow>> Latest(Guid person, CancellationToken cancellation)
        {
            var entries = db.Entries.AsNoTracking().Where(e => e.UserId != null && (e.Outcome == EntryFilter.Done || e.Outcome == EntryFilter.Seen));
            var about = await entries.Where(e => e.Person == person).OrderByDescending(e => e.At).Take(Most).ToListAsync(cancellation);
            var of = await entries.Where(e => e.Subject == person).OrderByDescending(e => e.At).Take(Most).ToListAsync(cancellation);
            return [.. about.Concat(of).DistinctBy(e => e.Id).OrderByDescending(e => e.At).Take(Most)];
        }
    }
}
