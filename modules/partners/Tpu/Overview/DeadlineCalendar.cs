using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Works.ListWorks;
using MediatR;
using static Gym24.Tpu.Texts;
using CalendarEntry = Gym24.Contracts.Shell.CalendarEntry;

namespace Gym24.Tpu.Overview;

/// <summary>Until when works for the conference-contest are taken, for those who hand them in.</summary>
internal sealed class DeadlineCalendar(IMediator mediator, ISchool school) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.SubmitWorks))
            return [];
        var entries = new List<CalendarEntry>();
        foreach (var year in new[] { school.YearOf(from), school.YearOf(to) }.Distinct())
            foreach (var contest in await mediator.Send(new ReadContests(year), cancellation))
            {
                var last = school.Local(contest.DeadlineAt).AddTicks(-1);
                var day = DateOnly.FromDateTime(last);
                if (from <= day && day <= to)
                    entries.Add(new(day, day, TimeOnly.FromDateTime(school.Local(contest.DeadlineAt)) is var at && at == TimeOnly.MinValue ? null : at, T["Calendar.Deadline"], "/tpu/contest", "deadline"));
            }
        return entries;
    }
}
