using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Portfolio;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Shifts;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.SetRule;
using Gym24.Tsu.Shifts.SettleList;
using MediatR;

namespace Gym24.Tsu.Demo;

/// <summary>Three shifts of the invented school: one settled, one whose list is to be settled, one that takes applications.</summary>
internal sealed class DemoShifts(IMediator mediator, TsuOfferings offerings, IPeopleDirectory people, IRuns runs, IApplications applications, IAchievements achievements, ISchool school) : IDemoSource
{
    private const int Places = 12, Seldom = 3;
    private const string Title = "места по портфолио";

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var shifts = offerings.Shifts.Where(s => s.Grades.Count > 0).ToList();
        if (shifts.Count < 3)
            return;
        var proposal = RuleProposal.For(new DateOnly(school.YearOf(demo.Today), 9, 1));
        await mediator.Send(new SetRule(0, proposal.From, proposal.Years, proposal.TieBreak, "Решение педагогического совета вымышленной школы",
            [.. proposal.Groups.Select(g => new GroupDraft(g.Name, g.Kinds, g.Cap, g.Points))]), cancellation);
        var settled = await Open(demo, shifts[1].Id, -30, -8, 6, cancellation);
        await EnterTheBest(demo, settled, cancellation);
        await Settle(settled, cancellation);
        await Enter(demo, await Open(demo, shifts[0].Id, -21, -1, 25, cancellation), 1, cancellation);
        await Enter(demo, await Open(demo, shifts[3 % shifts.Count].Id, -4, 21, 40, cancellation), 2, cancellation);
    }

    private Task<Guid> Open(DemoSchool demo, string offering, int from, int to, int starts, CancellationToken cancellation)
    {
        var first = demo.Today.AddDays(starts);
        return runs.Open(new NewRun(offering, school.YearOf(first), Title, first, first.AddDays(6), null, null, demo.Today.AddDays(from), demo.Today.AddDays(to), Places,
            null, null, TsuOfferings.Module), cancellation);
    }

    /// <summary>Some of each class; the pupil one can sign in as applies on the page.</summary>
    private async Task Enter(DemoSchool demo, Guid run, int turn, CancellationToken cancellation)
    {
        var known = demo.Accounts.Select(a => a.Person).ToHashSet();
        foreach (var one in (await people.Classes(cancellation)).Where(c => c.Grade is >= 8 and <= 11))
        {
            var pupils = (await people.PupilsOf(one.Id, demo.Today, cancellation)).Where(p => !known.Contains(p.Id)).ToList();
            await applications.Enter(run, [.. pupils.Where((_, i) => i % (Seldom * Seldom) == turn * Seldom).Select(p => p.Id)], "по желанию ученика", cancellation);
        }
    }

    /// <summary>Results of runs come later, by events: until then few pupils have anything to show, and the settled list is of those.</summary>
    private async Task EnterTheBest(DemoSchool demo, Guid run, CancellationToken cancellation)
    {
        var known = demo.Accounts.Select(a => a.Person).ToHashSet();
        var pupils = new List<Guid>();
        foreach (var one in (await people.Classes(cancellation)).Where(c => c.Grade is >= 8 and <= 11))
            pupils.AddRange((await people.PupilsOf(one.Id, demo.Today, cancellation)).Where(p => !known.Contains(p.Id)).Select(p => p.Id));
        var won = new HashSet<Guid>();
        foreach (var some in pupils.Chunk(1000))
            won.UnionWith((await achievements.Of(some, cancellation)).Select(a => a.Person));
        await applications.Enter(run, [.. pupils.OrderByDescending(won.Contains).Take(Places + (Places / 2))], "по желанию ученика", cancellation);
    }

    private async Task Settle(Guid run, CancellationToken cancellation)
    {
        var draft = await mediator.Send(new ReadDraft(run), cancellation);
        if (draft is not { Obstacle: null, Seen: { } seen })
            return;
        var chosen = draft.Shift.Lines.Where(l => l.Chance == Chance.Border).Take(draft.Shift.BorderPlaces).Select(l => l.Person).ToList();
        await mediator.Send(new SettleList(run, seen, chosen, chosen.Count > 0 ? "Жребий в присутствии классных учителей" : null), cancellation);
    }
}
