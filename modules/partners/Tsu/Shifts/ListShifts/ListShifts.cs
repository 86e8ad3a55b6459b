using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Shifts.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Shifts.ListShifts;

/// <summary>The shifts of a school year by beginning, and the offerings nobody has opened.</summary>
/// <param name="Year">The year it begins in; absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListShifts(int? Year = null) : IQuery<ShiftYear>, IValidated
{
    public void Validate(Faults faults) => faults.Range("year", Year, 2000, 2100);
}

/// <param name="Unopened">Shifts of the catalogue without a run in that year.</param>
internal sealed record ShiftYear(int Year, IReadOnlyList<ShiftItem> Shifts, IReadOnlyList<UnopenedShift> Unopened);

/// <param name="Settled">The list is settled.</param>
/// <param name="HasRule">The school has a rule the shift follows.</param>
/// <param name="Mine">The entries of the caller and the caller's children.</param>
internal sealed record ShiftItem(RunFacts Run, string Name, bool Settled, bool HasRule, IReadOnlyList<MyEntry> Mine);

/// <param name="Grades">Empty: not stated.</param>
internal sealed record UnopenedShift(string Offering, string Name, IReadOnlyList<int> Grades);

internal sealed class ListShiftsHandler(TsuDb db, TsuOfferings offerings, IRuns runs, IApplications applications, RuleBook rules, ShiftView view, ISchool school)
    : IRequestHandler<ListShifts, ShiftYear>
{
    public async Task<ShiftYear> Handle(ListShifts request, CancellationToken cancellation)
    {
        var (year, shifts) = (request.Year ?? school.Year, offerings.Shifts);
        var found = await runs.Of([.. shifts.Select(s => s.Id)], year, cancellation);
        var ids = found.Select(r => r.Id).ToList();
        var settled = await db.ShiftLists.Where(l => ids.Contains(l.RunId)).Select(l => l.RunId).ToListAsync(cancellation);
        var all = await rules.All(cancellation);
        var family = await view.Family(Permissions.Read, cancellation);
        var entries = family.Count == 0 ? Array.Empty<EntryFacts>().ToLookup(_ => Guid.Empty) : await applications.Of(ids, [.. family.Select(p => p.Id)], cancellation);
        return new(year,
            [.. found.Select(r => new ShiftItem(r, offerings.NameOf(r.Offering), settled.Contains(r.Id), RuleBook.For(all, r.EnrolFrom) is not null,
                [.. family.Select(p => (p, Entry: entries[r.Id].FirstOrDefault(e => e.Person == p.Id))).Select(f => new MyEntry(f.p.Id, f.p.DisplayName, f.Entry?.State, f.Entry?.Rank))]))],
            [.. shifts.Where(s => s is { Withdrawn: false, Status: OfferingStatus.Active } && found.All(r => r.Offering != s.Id)).Select(s => new UnopenedShift(s.Id, s.Name, s.Grades))]);
    }
}
