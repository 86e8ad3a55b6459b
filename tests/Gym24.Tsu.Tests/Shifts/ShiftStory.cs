using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Tsu.Shifts;
using Gym24.Tsu.Shifts.ApplyToShift;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.SetRule;
using Gym24.Tsu.Shifts.SettleList;
using Gym24.Tsu.Shifts.ShowShift;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Shifts;

/// <summary>Short words for the steps of a shift.</summary>
internal static class ShiftStory
{
    public const string Winter = "tgu-winter-phys-math-school";

    /// <summary>Olympiads: 10 for a winner, 6 for a prize-winner of the town; at most 20. Courses: 1.</summary>
    public static SetRule Rule(int after = 0, int winner = 10, DateOnly? from = null, TieBreak tieBreak = TieBreak.None) => new(after, from ?? new(2026, 11, 1), 2, tieBreak, null,
    [
        new("Олимпиады", ["olympiad"], 20, [new("municipal", "winner", winner), new("municipal", "prize-winner", 6), new("municipal", "participant", 0)]),
        new(" ", [], null, []),
        new("Курсы", ["course"], null, [new(null, "completed", 1)]),
    ]);

    /// <summary>A winter shift with applications from the 10th of November to the 1st of December.</summary>
    public static Task<Guid> Open(this TsuSchool school, int? places = 2, string offering = Winter) => school.School.Within(s => s.GetRequiredService<IRuns>().Open(
        new(offering, Year, null, new(2026, 12, 20), new(2026, 12, 27), null, null, new(2026, 11, 10), new(2026, 12, 1), places, null, null, "tsu")));

    public static async Task Apply(this TsuSchool school, Guid run, params PersonFacts[] pupils)
    {
        foreach (var pupil in pupils)
            await school.As(pupil).School.Send(new ApplyToShift(run));
    }

    /// <summary>One olympiad each: won, a prize, taken part.</summary>
    public static void Won(this TsuSchool school, PersonFacts pupil, int first = 0, int prizes = 0, int courses = 0)
    {
        for (var i = 0; i < first; i++)
            school.Portfolio.Add(pupil.Id, "olympiad", "municipal", "winner");
        for (var i = 0; i < prizes; i++)
            school.Portfolio.Add(pupil.Id, "olympiad", "municipal", "prize-winner");
        for (var i = 0; i < courses; i++)
            school.Portfolio.Add(pupil.Id, "course", null, "completed");
    }

    /// <summary>To the day after the last one of applications.</summary>
    public static void CloseWindow(this TsuSchool school) => school.School.Clock.Advance(TimeSpan.FromDays(10));

    public static Task<ShiftFacts> Show(this TsuSchool school, Guid run) => school.School.Send(new ShowShift(run));

    public static Task<DraftFacts> Draft(this TsuSchool school, Guid run) => school.AsCoordinator().School.Send(new ReadDraft(run));

    public static async Task<SettledCounts> Settle(this TsuSchool school, Guid run, string? reason = null, params PersonFacts[] chosen) =>
        await school.School.Send(new SettleList(run, (await school.Draft(run)).Seen, [.. chosen.Select(p => p.Id)], reason));

    public static async Task<string> States(this TsuSchool school, Guid run, params IEnumerable<PersonFacts> pupils)
    {
        var entries = (await school.Entries(run)).ToDictionary(e => e.Person);
        return string.Join(' ', pupils.Select(p => entries[p.Id].State));
    }
}
