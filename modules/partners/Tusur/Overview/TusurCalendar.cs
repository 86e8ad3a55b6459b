using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Works.ListWorks;
using MediatR;
using static Gym24.Tusur.Texts;
using CalendarEntry = Gym24.Contracts.Shell.CalendarEntry;

namespace Gym24.Tusur.Overview;

/// <summary>Visits one may know of, free slots for those who book, and the deadline of the scientific session.</summary>
internal sealed class TusurCalendar(IMediator mediator, ISchool school) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.Read))
            return [];
        var slots = (await mediator.Send(new ListSlots(from, to, Size: 500), cancellation)).Items;
        var books = caller.Can(Permissions.BookSlots);
        return
        [
            .. slots.Where(s => s.Booking is not null || (books && s.State == SlotState.Free)).Select(s => new CalendarEntry(
                s.On, s.On, s.At, s.Booking is { } held ? $"{s.OfferingName}: {held.ClassName}" : T["Calendar.Free", s.OfferingName],
                $"/tusur/slots/{s.Id}", s.Booking is null ? "enrolment" : "session", s.Place)),
            .. await Deadlines(from, to, caller, cancellation),
        ];
    }

    private async Task<IEnumerable<CalendarEntry>> Deadlines(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.SubmitWorks))
            return [];
        var found = new List<CalendarEntry>();
        foreach (var year in new[] { school.YearOf(from), school.YearOf(to) }.Distinct())
            found.AddRange((await mediator.Send(new ReadSessions(year), cancellation))
                .Where(r => from <= r.EnrolTo && r.EnrolTo <= to)
                .Select(r => new CalendarEntry(r.EnrolTo, r.EnrolTo, null, T["Calendar.Deadline"], "/tusur/session", "deadline")));
        return found;
    }
}
