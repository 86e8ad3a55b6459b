using Gym24.Britannia.Levels.ListLevels;
using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Overview;

/// <summary>The days on which certificates run out. Sessions and seminars stand in the calendar as runs.</summary>
internal sealed class BritanniaCalendar(IMediator mediator) : ICalendarSource
{
    private const int Most = 500;

    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.ReadLevels))
            return [];
        var ending = (await mediator.Send(new ListLevels(Ending: true, Size: Most), cancellation)).Items;
        return
        [
            .. ending.Where(c => c.ValidUntil >= from && c.ValidUntil <= to).Select(c => new CalendarEntry(
                c.ValidUntil!.Value, c.ValidUntil!.Value, null, T["Calendar.Ends", c.PersonName, Languages.Name(c.Language), c.Level], $"/britannia/levels/{c.Person}", "deadline")),
        ];
    }
}
