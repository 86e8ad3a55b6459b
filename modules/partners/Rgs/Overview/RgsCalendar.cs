using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Rgs.Rounds.ShowRound;
using MediatR;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Overview;

/// <summary>The days on which rounds open and their answers are due.</summary>
internal sealed class RgsCalendar(IMediator mediator, ISchool school) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.Read))
            return [];
        var found = new List<CalendarEntry>();
        foreach (var year in new[] { school.YearOf(from), school.YearOf(to) }.Distinct())
            foreach (var round in (await mediator.Send(new ListRounds(year), cancellation)).Where(r => r.Stage != RoundStage.Cancelled))
            {
                Add(round, round.OpensAt, "Calendar.Opens", "event");
                Add(round, round.ClosesAt, "Calendar.Closes", "deadline");
            }
        return found;

        void Add(RoundFacts round, DateTime utc, string key, string kind)
        {
            var local = school.Local(utc);
            var day = DateOnly.FromDateTime(local);
            if (from <= day && day <= to)
                found.Add(new CalendarEntry(day, day, TimeOnly.FromDateTime(local), T[key, round.Number], $"/rgs/rounds/{round.Id}", kind));
        }
    }
}
