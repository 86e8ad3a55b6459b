using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Tsu.Shifts.Rules;
using MediatR;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Shifts.SettleList;

/// <summary>Confirms the list of a shift as it was seen: places are given by points, the others wait in order of points.</summary>
/// <param name="Seen">What <see cref="ReadDraft"/> said; anything else is stale.</param>
/// <param name="Chosen">Who of those on the border gets a place; exactly as many as there are.</param>
/// <param name="Reason">Why these; required with a border.</param>
[Requires(Permissions.ManageShifts)]
internal sealed record SettleList(Guid Run, string? Seen, IReadOnlyList<Guid>? Chosen = null, string? Reason = null) : ICommand<SettledCounts>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Text("seen", Seen, ShiftList.SeenLength);
        faults.Range("chosen", Chosen?.Count, 0, 1000);
        faults.Text("reason", Reason, TsuDb.LongLength, required: false);
    }
}

internal sealed record SettledCounts(int Given, int Waiting);

/// <summary>The list as confirming it would make it.</summary>
[Requires(Permissions.ManageShifts)]
internal sealed record ReadDraft(Guid Run) : IQuery<DraftFacts>;

/// <param name="Seen">To be sent back when confirming; absent when the list is settled.</param>
/// <param name="Obstacle">Why it cannot be confirmed now.</param>
internal sealed record DraftFacts(ShiftFacts Shift, string? Seen, Fault? Obstacle);

internal sealed class SettleListHandler(TsuDb db, ShiftDesk desk, ShiftView view, ISelection selection, ISchool school, ICaller caller)
    : IRequestHandler<SettleList, SettledCounts>, IRequestHandler<ReadDraft, DraftFacts>
{
    public async Task<DraftFacts> Handle(ReadDraft request, CancellationToken cancellation)
    {
        var shift = await desk.Find(request.Run, cancellation);
        var (facts, draft) = await view.Of(shift, Permissions.ManageShifts, cancellation);
        return new(facts, draft?.Seen, draft is null ? null : Obstacle(shift, draft));
    }

    public async Task<SettledCounts> Handle(SettleList request, CancellationToken cancellation)
    {
        var shift = await desk.Find(request.Run, cancellation);
        var chosen = (request.Chosen ?? []).ToHashSet();
        if (shift.List is { } settled)
            return IsSame(settled, request.Seen!, chosen) ? Counts(settled.Rows)
                : throw new Refusal(RefusalKind.Rule, "settled", T["Settle.Already"]);
        var draft = await desk.Draft(shift, cancellation);
        if (Obstacle(shift, draft) is { } obstacle)
            throw new Refusal(RefusalKind.Rule, obstacle.Code, obstacle.Message);
        if (draft.Seen != request.Seen)
            throw new Refusal(RefusalKind.Stale, "stale", T["Settle.Stale"]);
        CheckBorder(draft.Ranking, chosen, request.Reason);
        bool Gets(Ranked line) => line.Chance == Chance.In || chosen.Contains(line.Person);
        var order = draft.Ranking.Lines.Where(Gets).Concat(draft.Ranking.Lines.Where(l => !Gets(l))).ToList();
        var rows = order.Select((line, i) => ShiftListRow.Of(shift.Run.Id, i + 1, line, Gets(line))).ToList();
        db.Add(new ShiftList
        {
            RunId = shift.Run.Id, RuleId = shift.Rule!.Id, SettledAt = db.Now, SettledBy = caller.UserId, Places = draft.Places, Seen = draft.Seen,
            Reason = draft.Ranking.BorderPlaces > 0 ? request.Reason!.Trim() : null, Rows = rows,
        });
        await db.SaveChangesAsync(cancellation);
        await selection.Settle(shift.Run.Id, [.. draft.Held, .. order.Where(Gets).Select(l => l.Person)], [.. order.Where(l => !Gets(l)).Select(l => l.Person)], cancellation);
        return Counts(rows);
    }

    private Fault? Obstacle(Shift shift, ListDraft draft) => shift.Rule is null ? new(null, T["Settle.NoRule"], "no-rule")
        : shift.Run.State != RunState.Open ? new(null, T[shift.Run.State == RunState.Cancelled ? "Settle.Cancelled" : "Settle.Over"], "not-active")
        : school.Today <= shift.Run.EnrolTo ? new(null, T["Settle.WindowOpen", Words.Date(shift.Run.EnrolTo)], "window-open")
        : draft.Ranking.Lines.Count == 0 ? new(null, T["Settle.Nobody"], "nobody") : null;

    private static void CheckBorder(Ranking ranking, HashSet<Guid> chosen, string? reason)
    {
        var faults = new Faults();
        if (!chosen.IsSubsetOf(ranking.Border.Select(l => l.Person)))
            faults.Add("chosen", T["Settle.NotOnBorder"], "not-on-border");
        else if (chosen.Count != ranking.BorderPlaces)
            faults.Add("chosen", T["Settle.ChooseExactly", ranking.BorderPlaces, chosen.Count], "border");
        if (ranking.BorderPlaces > 0)
            faults.Text("reason", reason, TsuDb.LongLength);
        faults.ThrowIfAny(RefusalKind.Rule, "border");
    }

    private static bool IsSame(ShiftList settled, string seen, HashSet<Guid> chosen) =>
        settled.Seen == seen && chosen.SetEquals(settled.Rows.Where(r => r is { Given: true, Chance: Chance.Border }).Select(r => r.PersonId));

    private static SettledCounts Counts(IReadOnlyCollection<ShiftListRow> rows) => new(rows.Count(r => r.Given), rows.Count(r => !r.Given));
}
