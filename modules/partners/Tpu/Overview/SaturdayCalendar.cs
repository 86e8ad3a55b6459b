using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Saturdays.ChooseSaturdays;
using MediatR;
using static Gym24.Tpu.Texts;
using CalendarEntry = Gym24.Contracts.Shell.CalendarEntry;

namespace Gym24.Tpu.Overview;

/// <summary>The Saturdays one or one's child has chosen. All sessions of a series stand in the calendar as those of any run.</summary>
internal sealed class SaturdayCalendar(IMediator mediator) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation) =>
        !caller.Can(Permissions.AttendSaturdays) ? []
        : [.. (await mediator.Send(new ReadChosenDays(from, to), cancellation)).Select(d => new CalendarEntry(
            d.On, d.On, null, d.Topic is { } topic ? T["Calendar.ComesTo", topic] : T["Calendar.Comes"], $"/tpu/saturdays/{d.Run}", "event"))];
}
