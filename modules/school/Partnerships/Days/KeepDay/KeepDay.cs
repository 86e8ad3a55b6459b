using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Days.KeepDay;

/// <summary>A vacation, a day off or a worked day as a form or a caller of the API states it.</summary>
/// <param name="To">Absent: the first day.</param>
/// <param name="Instead">For a worked day: the day that is free for it.</param>
internal sealed record DayDraft(OwnDayKind? Kind, string? Name, DateOnly? From, DateOnly? To = null, DateOnly? Instead = null)
{
    private const int MostDays = 130;

    public DateOnly Last => To ?? From!.Value;

    public void Check(Faults faults)
    {
        faults.Chosen("kind", Kind is { } kind && Enum.IsDefined(kind));
        faults.Text("name", Name, OwnDay.NameLength);
        faults.Chosen("from", From is not null);
        faults.Order("to", From, To);
        if (From is { } from && To is { } to && to.DayNumber - from.DayNumber >= MostDays)
            faults.Add("to", T["Days.TooLong", MostDays], "range");
        if (Kind == OwnDayKind.Work && To is { } last && last != From)
            faults.Add("to", T["Days.OneByOne"], "range");
        if (Instead is not null && Kind is not (null or OwnDayKind.Work))
            faults.Add("instead", T["Days.InsteadOnlyWork"], "invalid");
    }
}

/// <summary>Enters a vacation, a day off or a worked day.</summary>
[Requires(Permissions.ManageDays)]
internal sealed record AddDay(DayDraft Draft) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Draft.Check(faults);
}

[Requires(Permissions.ManageDays)]
internal sealed record ChangeDay(Guid Day, int Version, DayDraft Draft) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Day;

    public void Validate(Faults faults) => Draft.Check(faults);
}

/// <summary>Takes an entry out; one that is gone already stays gone.</summary>
[Requires(Permissions.ManageDays)]
internal sealed record RemoveDay(Guid Day) : ICommand<Guid>, IAbout
{
    public Guid? Subject => Day;
}

internal sealed class KeepDayHandler(PartnershipsDb db, ISchool school)
    : IRequestHandler<AddDay, Guid>, IRequestHandler<ChangeDay, Guid>, IRequestHandler<RemoveDay, Guid>
{
    private const int YearsBack = 3, YearsAhead = 2;

    public async Task<Guid> Handle(AddDay request, CancellationToken cancellation)
    {
        await Agree(request.Draft, null, cancellation);
        var day = new OwnDay { Name = "" };
        Write(day, request.Draft);
        db.Add(day);
        return day.Id;
    }

    public async Task<Guid> Handle(ChangeDay request, CancellationToken cancellation)
    {
        await Agree(request.Draft, request.Day, cancellation);
        var day = await db.Set<OwnDay>().SingleOrDefaultAsync(d => d.Id == request.Day, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Days.NotFound"]);
        db.Expect(day, request.Version);
        Write(day, request.Draft);
        return day.Id;
    }

    public async Task<Guid> Handle(RemoveDay request, CancellationToken cancellation)
    {
        await db.Set<OwnDay>().Where(d => d.Id == request.Day).ExecuteDeleteAsync(cancellation);
        return request.Day;
    }

    private void Write(OwnDay day, DayDraft draft) =>
        (day.SchoolYear, day.Kind, day.Name, day.From, day.To, day.Instead) =
            (school.YearOf(draft.From!.Value), draft.Kind!.Value, draft.Name!.Trim(), draft.From.Value, draft.Last, draft.Instead);

    private async Task Agree(DayDraft draft, Guid? except, CancellationToken cancellation)
    {
        var (from, to) = (draft.From!.Value, draft.Last);
        var (first, last) = (school.Year - YearsBack, school.Year + YearsAhead);
        if (school.YearOf(from) < first || school.YearOf(from) > last)
            throw new Refusal(RefusalKind.Invalid, "year-far", T["Days.YearFar", first, last + 1], "from");
        if (school.YearOf(from) != school.YearOf(to))
            throw new Refusal(RefusalKind.Invalid, "two-years", T["Days.TwoYears"], "to");
        if (draft.Kind == OwnDayKind.Work && PublicDays.IsHoliday(from))
            throw new Refusal(RefusalKind.Rule, "holiday", T["Days.IsHoliday", Words.Date(from)], "from");
        // One after the other: two who enter at the same moment do not both pass the look below.
        await db.Set<RunSettings>().ExecuteUpdateAsync(s => s.SetProperty(r => r.SoonDays, r => r.SoonDays), cancellation);
        var met = await db.Set<OwnDay>().AsNoTracking().Where(d => d.Id != except && d.From <= to && d.To >= from).OrderBy(d => d.From).FirstOrDefaultAsync(cancellation);
        if (met is not null)
            throw new Refusal(RefusalKind.Rule, "overlap", T["Days.Overlap", met.Name, Words.Range(met.From, met.To)!], "from");
    }
}
