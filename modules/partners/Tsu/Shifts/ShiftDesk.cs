using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Portfolio;
using Gym24.Tsu.Shifts.Rules;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Shifts;

/// <summary>A run of a profile shift: the rule it follows, and its list once that is settled.</summary>
/// <param name="Rule">Absent: the school has not set any.</param>
internal sealed record Shift(RunFacts Run, string Name, RuleFacts? Rule, ShiftList? List);

/// <summary>How places would be given now.</summary>
/// <param name="Held">Who has a place by the coordinator's own decision: it is not given a second time.</param>
/// <param name="Places">How many are left to give by points; absent: not limited.</param>
/// <param name="AwaitGuardian">Whose guardian has not said yes: not in the list.</param>
/// <param name="Seen">Another one whenever anything here changes.</param>
internal sealed record ListDraft(Ranking Ranking, IReadOnlyList<Guid> Held, int? Places, int AwaitGuardian, string Seen);

/// <summary>Shifts, applicants and points over all rows: whoever asks for it answers for what is shown to whom.</summary>
internal sealed class ShiftDesk(TsuDb db, TsuOfferings offerings, IRuns runs, IApplications applications, IAchievements achievements, RuleBook rules)
{
    private const int Batch = 1000;
    private static readonly ApplicationState[] Competing = [ApplicationState.Submitted, ApplicationState.Offered, ApplicationState.Waiting];

    /// <exception cref="Refusal">There is no such run, or it is none of a shift.</exception>
    public async Task<Shift> Find(Guid run, CancellationToken cancellation) =>
        await TryFind(run, true, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Shift.NotFound"], "run");

    /// <param name="withRows">With the people of a settled list.</param>
    public async Task<Shift?> TryFind(Guid run, bool withRows, CancellationToken cancellation)
    {
        if (await runs.Find(run, cancellation) is not { } found || !offerings.IsShift(found.Offering))
            return null;
        var lists = db.ShiftLists.AsNoTracking().Where(l => l.RunId == run);
        var list = await (withRows ? lists.Include(l => l.Rows) : lists).SingleOrDefaultAsync(cancellation);
        var all = await rules.All(cancellation);
        return new(found, offerings.NameOf(found.Offering), list is null ? RuleBook.For(all, found.EnrolFrom) : all.Single(r => r.Id == list.RuleId), list);
    }

    /// <summary>Points of some people for a shift; nothing while there is no rule.</summary>
    public async Task<IReadOnlyDictionary<Guid, Score>> Scores(Shift shift, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        if (shift.Rule is not { } rule)
            return people.ToDictionary(p => p, _ => Score.Nothing);
        var found = new List<AchievementFacts>();
        foreach (var some in people.Chunk(Batch))
            found.AddRange(await achievements.Of(some, cancellation));
        var byPerson = found.ToLookup(a => a.Person);
        return people.ToDictionary(p => p, p => Scoring.Of(rule, shift.Run.SchoolYear, shift.Run.EnrolTo, byPerson[p]));
    }

    public async Task<ListDraft> Draft(Shift shift, CancellationToken cancellation)
    {
        var entries = await applications.Of(shift.Run.Id, cancellation);
        var held = entries.Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToList();
        var competing = entries.Where(e => Competing.Contains(e.State)).Select(e => e.Person).ToList();
        var scores = await Scores(shift, competing, cancellation);
        var places = shift.Run.Places is { } all ? Math.Max(0, all - held.Count) : (int?)null;
        var ranking = Ranking.Of(shift.Rule?.TieBreak ?? TieBreak.None, competing.Select(p => new Applicant(p, scores[p])), places);
        return new(ranking, held, places, entries.Count(e => e.State == ApplicationState.AwaitsGuardian), SeenOf(shift, ranking, held, places));
    }

    private static string SeenOf(Shift shift, Ranking ranking, List<Guid> held, int? places)
    {
        var text = new StringBuilder($"{shift.Rule?.Id} {places}");
        foreach (var line in ranking.Lines)
            text.Append($"\n{line.Person} {line.Place} {line.Score.Points} {line.Chance}");
        foreach (var person in held.Order())
            text.Append($"\n{person}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
