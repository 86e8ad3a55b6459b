using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Overview;

/// <summary>Sessions and closing enrolments: all of them for those who see all applications, else one's own, one's children's, one's classes'.</summary>
internal sealed class RunCalendar(PartnershipsDb db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.ReadRuns))
            return await Own(from, to, caller, cancellation);
        var reach = await caller.ReachOf(Permissions.ReadApplications, cancellation);
        var runs = db.Set<Run>().Where(r => r.State != RunState.Cancelled);
        if (!reach.Everyone)
            runs = await Reached(runs, reach, caller, cancellation);
        var sessions = await (
            from run in runs
            from session in run.Sessions
            where session.On >= @from && session.On <= to
            select new { run.Id, run.Name, run.Title, session.On, session.At, run.Room }).ToListAsync(cancellation);
        var closing = await db.Set<Run>().Where(r => r.State == RunState.Open && r.EnrolTo >= @from && r.EnrolTo <= to)
            .Select(r => new { r.Id, r.Name, r.Title, r.EnrolTo }).ToListAsync(cancellation);
        return
        [
            .. sessions.Select(s => new CalendarEntry(s.On, s.On, s.At, Title(s.Name, s.Title), $"/runs/{s.Id}", "session", s.Room)),
            .. closing.Select(c => new CalendarEntry(c.EnrolTo, c.EnrolTo, null, T["Overview.EnrolmentCloses", Title(c.Name, c.Title)], $"/runs/{c.Id}", "deadline")),
        ];
    }

    /// <summary>A partner's curator: the sessions of the own programme, by the addresses of the window.</summary>
    private async Task<IReadOnlyList<CalendarEntry>> Own(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation)
    {
        var partners = (await caller.ReachOf(Permissions.ReadWindow, cancellation)).Partners;
        var sessions = await (
            from run in OwnProgramme.Of(db.Set<Run>().Where(r => r.State != RunState.Cancelled), partners)
            from session in run.Sessions
            where session.On >= @from && session.On <= to
            select new { run.Id, run.Name, run.Title, session.On, session.At, run.Room }).ToListAsync(cancellation);
        return [.. sessions.Select(s => new CalendarEntry(s.On, s.On, s.At, Title(s.Name, s.Title), $"/window/runs/{s.Id}", "session", s.Room))];
    }

    private async Task<IQueryable<Run>> Reached(IQueryable<Run> runs, Reach reach, ICaller caller, CancellationToken cancellation)
    {
        var mine = reach.People.Append(caller.PersonId ?? Guid.Empty).Distinct().ToList();
        // The calendar is no request, so the directory shows nobody: the reach is applied by hand.
        var pupils = reach.Classes.Count == 0 ? [] : await db.Directory.IgnoreQueryFilters()
            .Where(p => p.ClassId != null && reach.Classes.Contains(p.ClassId.Value)).Select(p => p.Id).ToListAsync(cancellation);
        mine.AddRange(pupils);
        return runs.Where(r => (r.Teacher != null && r.Teacher == caller.PersonId)
            || db.Set<Application>().Any(a => a.RunId == r.Id && mine.Contains(a.PersonId) && Seats.Live.Contains(a.State)));
    }

    private static string Title(string name, string? title) => title is null ? name : $"{name}: {title}";
}
