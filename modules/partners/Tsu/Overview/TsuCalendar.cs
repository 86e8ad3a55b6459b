using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Topics.ListTopics;
using MediatR;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Overview;

/// <summary>When one can apply for the courses (one entry for an intake, not one for each subject), and what is due of the topics one sees.</summary>
internal sealed class TsuCalendar(IMediator mediator, ISchool school) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.Read))
            return [];
        var found = new List<CalendarEntry>();
        foreach (var year in new[] { school.YearOf(from), school.YearOf(to) }.Distinct())
            foreach (var term in (await mediator.Send(new ListIntakes(year), cancellation)).Terms)
                found.AddRange(term.Lines.Select(l => l.Run).OfType<RunFacts>().Where(r => r.State == RunState.Open)
                    .Select(r => (r.EnrolFrom, r.EnrolTo)).Distinct().Where(w => w.EnrolFrom <= to && w.EnrolTo >= from)
                    .Select(w => new CalendarEntry(w.EnrolFrom, w.EnrolTo, null, T["Calendar.Window", T[$"Term.{term.Term}"]], "/tsu/intakes", "enrolment")));
        found.AddRange((await mediator.Send(new ListDues(from, to), cancellation))
            .Select(d => new CalendarEntry(d.Due, d.Due, null, T["Calendar.Due", d.Stage, d.Title], $"/tsu/topics/{d.Topic}", "deadline")));
        return found;
    }
}
