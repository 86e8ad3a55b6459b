using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Saturdays.ChooseSaturdays;

/// <summary>Oneself or one's children in a series: what was chosen and what was attended.</summary>
[Requires(Permissions.AttendSaturdays)]
internal sealed record ReadMine(Guid Run) : IQuery<IReadOnlyList<AttenderFacts>>;

/// <summary>The same for all series of some runs, for tiles and calendars.</summary>
[Requires(Permissions.AttendSaturdays)]
internal sealed record ReadChosenDays(DateOnly From, DateOnly To) : IQuery<IReadOnlyList<ChosenDay>>;

/// <summary>The classes whose pupils one chooses for, and the pupils of one of them.</summary>
[Requires(Permissions.AttendSaturdays)]
internal sealed record ReadClass(Guid? Class) : IQuery<PupilChoice>;

/// <param name="Chosen">Ids of Saturdays.</param>
/// <param name="Waits">Entered, but the coordinator has still to agree.</param>
/// <param name="Attended">At how many of them the person was.</param>
internal sealed record AttenderFacts(Guid Person, string Name, IReadOnlyList<Guid> Chosen, bool Waits, int Attended);

internal sealed record ChosenDay(Guid Run, DateOnly On, string? Topic);

internal sealed class ReadMineHandler(TpuDb db, Series series, IAttendance attendance, IApplications applications, ICaller caller, PupilPicker<TpuDb> picker)
    : IRequestHandler<ReadMine, IReadOnlyList<AttenderFacts>>, IRequestHandler<ReadChosenDays, IReadOnlyList<ChosenDay>>, IRequestHandler<ReadClass, PupilChoice>
{
    public Task<PupilChoice> Handle(ReadClass request, CancellationToken cancellation) =>
        picker.Offer(Permissions.AttendSaturdays, request.Class, cancellation);

    public async Task<IReadOnlyList<AttenderFacts>> Handle(ReadMine request, CancellationToken cancellation)
    {
        var run = await series.Find(request.Run, cancellation);
        var family = await Family(cancellation);
        var people = await db.Directory.Where(p => family.Contains(p.Id) && p.Kind == PersonKind.Pupil && p.LeftOn == null)
            .OrderBy(p => p.SortKey).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancellation);
        if (people.Count == 0)
            return [];
        var choices = (await (from choice in db.Choices
                              join saturday in db.Saturdays on choice.SaturdayId equals saturday.Id
                              where saturday.RunId == run.Id && family.Contains(choice.PersonId)
                              select choice).AsNoTracking().ToListAsync(cancellation)).ToLookup(c => c.PersonId, c => c.SaturdayId);
        var present = (await attendance.Of(run.Id, cancellation)).Where(m => m.Presence == Presence.Present).ToLookup(m => m.Person);
        var waiting = (await applications.Of(run.Id, cancellation)).Where(e => e.State == ApplicationState.Submitted).Select(e => e.Person).ToHashSet();
        return [.. people.Select(p => new AttenderFacts(p.Id, p.DisplayName, [.. choices[p.Id]], waiting.Contains(p.Id), present[p.Id].Count()))];
    }

    public async Task<IReadOnlyList<ChosenDay>> Handle(ReadChosenDays request, CancellationToken cancellation)
    {
        var family = await Family(cancellation);
        return family.Count == 0 ? [] : await (
            from saturday in db.Saturdays
            where saturday.On >= request.From && saturday.On <= request.To
                && db.Choices.Any(c => c.SaturdayId == saturday.Id && family.Contains(c.PersonId))
            orderby saturday.On
            select new ChosenDay(saturday.RunId, saturday.On, saturday.Topic)).ToListAsync(cancellation);
    }

    /// <summary>Oneself and one's children, not one's class.</summary>
    private async Task<IReadOnlyList<Guid>> Family(CancellationToken cancellation) =>
        (await caller.ReachOf(Permissions.AttendSaturdays, cancellation)).People;
}
