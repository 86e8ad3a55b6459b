using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Saturdays.Follow;

/// <summary>Who is no longer in the series gives the Saturdays to come back; those that were held stay.</summary>
[Requires(Permissions.ManageSaturdays)]
internal sealed class ApplicationMovedHandler(TpuDb db, ISchool school) : IEventHandler<ApplicationMoved>
{
    public async Task Handle(ApplicationMoved happened, CancellationToken cancellation)
    {
        if (happened.To is not (ApplicationState.Withdrawn or ApplicationState.Rejected or ApplicationState.Lapsed or ApplicationState.Cancelled))
            return;
        var today = school.Today;
        var freed = await (from choice in db.Choices
                           join saturday in db.Saturdays on choice.SaturdayId equals saturday.Id
                           where saturday.RunId == happened.Run && choice.PersonId == happened.Person && saturday.On > today
                           select choice).ToListAsync(cancellation);
        foreach (var choice in freed)
        {
            db.Remove(choice);
            await db.SaveChangesAsync(cancellation);
            await db.Saturdays.Where(s => s.Id == choice.SaturdayId).ExecuteUpdateAsync(u => u.SetProperty(s => s.Taken, s => s.Taken - 1), cancellation);
        }
    }
}

/// <summary>The days of the run were changed on its own page: a new day is a new Saturday, a day taken out is told to those who had chosen it.</summary>
[Requires(Permissions.ManageSaturdays)]
internal sealed class RunChangedHandler(TpuDb db, IRuns runs, IAttendance attendance, INotices notices) : IEventHandler<RunChanged>
{
    public async Task Handle(RunChanged happened, CancellationToken cancellation)
    {
        var saturdays = await db.Saturdays.Where(s => s.RunId == happened.Run).ToListAsync(cancellation);
        if (saturdays.Count == 0 || await runs.Find(happened.Run, cancellation) is not { State: RunState.Open })
            return;
        var days = (await attendance.Sessions(happened.Run, cancellation)).Select(s => s.On).ToHashSet();
        foreach (var gone in saturdays.Where(s => !days.Contains(s.On)))
        {
            var text = T.Both("Series.Told.Dropped", PublicDay(gone.On));
            foreach (var person in await db.Choices.Where(c => c.SaturdayId == gone.Id).Select(c => c.PersonId).ToListAsync(cancellation))
                notices.Tell(person, NoticeKinds.Saturdays, text, $"/tpu/saturdays/{happened.Run}");
            db.Remove(gone);
        }
        foreach (var day in days.Except(saturdays.Select(s => s.On)))
            db.Add(new Saturday { RunId = happened.Run, On = day, Places = saturdays[0].Places });
    }

    private static Func<string> PublicDay(DateOnly day) => () => Contracts.Ui.Words.DayAndDate(day);
}
