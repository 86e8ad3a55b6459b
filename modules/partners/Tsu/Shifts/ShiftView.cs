using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Tsu.Shifts.Rules;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Shifts;

/// <param name="Name">Name of the offering.</param>
/// <param name="Rule">Absent: the school has not set any.</param>
/// <param name="Applicants">How many compete, or competed.</param>
/// <param name="Held">Places given by the coordinator's own decision.</param>
/// <param name="Places">How many are, or were, to give by points; absent: not limited.</param>
/// <param name="BorderPlaces">How many of them are left where some are equal; 0 without a tie there.</param>
/// <param name="Lines">The list, as far as the caller reaches classes; settled ones in the settled order.</param>
/// <param name="Mine">The caller and the caller's children.</param>
internal sealed record ShiftFacts(
    RunFacts Run, string Name, RuleFacts? Rule, SettledFacts? Settled, int Applicants, int Held, int AwaitGuardian, int? Places, int BorderPlaces,
    IReadOnlyList<ShiftLine> Lines, IReadOnlyList<OwnPoints> Mine);

/// <param name="Reason">Why these of those on the border; absent: nobody was.</param>
internal sealed record SettledFacts(DateTime At, string? Reason);

/// <param name="Given">Got a place when the list was settled; absent: it is not.</param>
internal sealed record ShiftLine(Guid Person, string Name, string? ClassName, int Place, bool Shared, Chance Chance, bool? Given, Score Score);

/// <param name="State">Absent: has not applied.</param>
/// <param name="Rank">Place in the waiting list.</param>
/// <param name="Place">In the settled list; before that nobody is told, since it says something of others.</param>
internal sealed record OwnPoints(Guid Person, string Name, ApplicationState? State, int? Rank, int? Place, bool? Given, Score Score);

/// <summary>A shift as the caller may see it: own points to a pupil, the list to those who reach classes. Names come through the row scope.</summary>
internal sealed class ShiftView(TsuDb db, ShiftDesk desk, IApplications applications, ICaller caller)
{
    /// <param name="permission">The permission of the running request.</param>
    public async Task<(ShiftFacts Facts, ListDraft? Draft)> Of(Shift shift, string permission, CancellationToken cancellation)
    {
        var draft = shift.List is null ? await desk.Draft(shift, cancellation) : null;
        var all = draft is not null
            ? draft.Ranking.Lines.Select(l => (Ranked: l, Given: (bool?)null)).ToList()
            : [.. shift.List!.Rows.OrderBy(r => r.Number).Select(r => (r.Ranked, (bool?)r.Given))];
        var lines = await Lines(all, permission, cancellation);
        var mine = await Mine(shift, all, permission, cancellation);
        return (new(shift.Run, shift.Name, shift.Rule, shift.List is { } list ? new(list.SettledAt, list.Reason) : null,
            all.Count, draft?.Held.Count ?? 0, draft?.AwaitGuardian ?? 0, draft is not null ? draft.Places : shift.List!.Places, draft?.Ranking.BorderPlaces ?? 0,
            lines, mine), draft);
    }

    private async Task<IReadOnlyList<ShiftLine>> Lines(List<(Ranked Ranked, bool? Given)> all, string permission, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(permission, cancellation);
        if (!reach.Everyone && reach.Classes.Count == 0)
            return [];
        var ids = all.Select(l => l.Ranked.Person).ToList();
        var people = (await db.Directory.Where(p => ids.Contains(p.Id)).ToListAsync(cancellation))
            .Where(p => reach.Everyone || (p.ClassId is { } inClass && reach.Classes.Contains(inClass))).ToDictionary(p => p.Id);
        return
        [
            .. all.Where(l => people.ContainsKey(l.Ranked.Person)).Select(l => (l.Ranked, l.Given, Person: people[l.Ranked.Person]))
                .Select(l => new ShiftLine(l.Person.Id, l.Person.DisplayName, l.Person.ClassName, l.Ranked.Place, l.Ranked.Shared, l.Ranked.Chance, l.Given, l.Ranked.Score)),
        ];
    }

    private async Task<IReadOnlyList<OwnPoints>> Mine(Shift shift, List<(Ranked Ranked, bool? Given)> all, string permission, CancellationToken cancellation)
    {
        var family = await Family(permission, cancellation);
        if (family.Count == 0)
            return [];
        var ids = family.Select(p => p.Id).ToList();
        var entries = (await applications.Of([shift.Run.Id], ids, cancellation))[shift.Run.Id].ToDictionary(e => e.Person);
        var settled = shift.List is null ? [] : all.Where(l => ids.Contains(l.Ranked.Person)).ToDictionary(l => l.Ranked.Person);
        var scores = await desk.Scores(shift, ids, cancellation);
        return
        [
            .. family.Select(p => settled.TryGetValue(p.Id, out var row)
                ? new OwnPoints(p.Id, p.DisplayName, entries.GetValueOrDefault(p.Id)?.State, entries.GetValueOrDefault(p.Id)?.Rank, row.Ranked.Place, row.Given, row.Ranked.Score)
                : new OwnPoints(p.Id, p.DisplayName, entries.GetValueOrDefault(p.Id)?.State, null, null, null, scores[p.Id])),
        ];
    }

    /// <summary>Oneself, if a pupil, and one's children.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> Family(string permission, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(permission, cancellation);
        if (reach.Everyone || reach.People.Count == 0)
            return [];
        var ids = reach.People.ToList();
        return await db.Directory.Where(p => ids.Contains(p.Id) && p.Kind == PersonKind.Pupil).OrderBy(p => p.SortKey).ToListAsync(cancellation);
    }
}
