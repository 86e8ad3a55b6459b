using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Shifts.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Shifts.SetRule;

internal sealed class SetRuleHandler(
    TsuDb db, RuleBook rules, TsuOfferings offerings, IRuns runs, IApplications applications, IPeopleDirectory people, INotices notices, ISchool school, ICaller caller)
    : IRequestHandler<SetRule, int>
{
    public async Task<int> Handle(SetRule request, CancellationToken cancellation)
    {
        var before = await rules.All(cancellation);
        var newest = before.Count == 0 ? 0 : before[0].Number;
        var next = Facts(request);
        // Sent twice: it is there already.
        if (newest == request.After + 1 && before[0].SaysTheSame(next))
            return newest;
        if (newest != request.After)
            throw new Refusal(RefusalKind.Stale, "stale", T["Rule.Stale"]);
        if (before.Count > 0 && before[0].SaysTheSame(next))
            return newest;
        db.Add(SelectionRule.Of(next, db.Now, caller.UserId));
        await db.SaveChangesAsync(cancellation);
        await TellApplicants(before, [next, .. before], cancellation);
        return next.Number;
    }

    private static RuleFacts Facts(SetRule request) => new(Guid.CreateVersion7(), request.After + 1, request.From!.Value, request.Years!.Value, request.TieBreak,
        string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
        [
            .. request.Groups.Where(g => !g.IsEmpty).Select(g => new RuleGroup(g.Name!.Trim(), [.. g.Kinds!.Distinct()], g.Cap, [.. (g.Points ?? []).Where(p => p.Points > 0)])),
        ]);

    /// <summary>Whoever has applied for a shift that follows another rule now hears of it, and so do the guardians.</summary>
    private async Task TellApplicants(IReadOnlyList<RuleFacts> before, IReadOnlyList<RuleFacts> after, CancellationToken cancellation)
    {
        var found = new List<RunFacts>();
        foreach (var year in new[] { school.Year - 1, school.Year, school.Year + 1 })
            found.AddRange(await runs.Of([.. offerings.Shifts.Select(s => s.Id)], year, cancellation));
        var settled = await db.ShiftLists.Select(l => l.RunId).ToListAsync(cancellation);
        foreach (var run in found.Where(r => r.State == RunState.Open && !settled.Contains(r.Id) && RuleBook.For(before, r.EnrolFrom)?.Id != RuleBook.For(after, r.EnrolFrom)?.Id))
        {
            var entered = (await applications.Of(run.Id, cancellation)).Where(e => !Overview.Shown.IsOver(e.State) && e.State is not (ApplicationState.Rejected or ApplicationState.Cancelled))
                .Select(e => e.Person).ToList();
            var text = T.Both("Rule.Told", offerings.NameOf(run.Offering));
            var guardians = (await people.GuardiansOf(entered, cancellation)).SelectMany(c => c, (c, guardian) => (Person: guardian, Child: (Guid?)c.Key));
            foreach (var (person, child) in entered.Select(e => (Person: e, Child: (Guid?)null)).Concat(guardians).DistinctBy(t => t.Person))
                notices.Tell(person, NoticeKinds.Shifts, text, $"/tsu/shifts/{run.Id}", child);
        }
    }
}
