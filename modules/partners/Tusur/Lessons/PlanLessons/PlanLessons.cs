using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using MediatR;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Lessons.PlanLessons;

/// <summary>Weekly lessons as a form or a caller of the API states them.</summary>
internal sealed record LessonDraft
{
    /// <summary>One of the subjects of TUSUR's olympiads.</summary>
    public string? Subject { get; init; }

    public DayOfWeek? Weekday { get; init; }
    public TimeOnly? At { get; init; }
    public TimeOnly? Until { get; init; }

    /// <summary>A day or a span to a line.</summary>
    public string? DaysOff { get; init; }

    public string? Room { get; init; }
    public Guid? Teacher { get; init; }
    public int? Places { get; init; }

    public void Check(Faults faults)
    {
        faults.Text("subject", Subject, TusurDb.CodeLength);
        faults.Chosen("weekday", Weekday is { } day && Enum.IsDefined(day));
        if (At is null)
            faults.Add("at", T["Slot.AtMissing"], "required");
        else if (Until <= At)
            faults.Add("until", T["Slot.UntilOrder"], "order");
        faults.Text("room", Room, TusurDb.NameLength, required: false);
        faults.Range("places", Places, 1, 1000);
        faults.Text("daysOff", DaysOff, 2000, required: false);
        LessonPlan.DaysOff(DaysOff, faults);
    }
}

/// <summary>The days the lessons would have.</summary>
[Requires(Permissions.PlanLessons)]
internal sealed record PreviewLessons(LessonDraft Lessons) : IQuery<LessonPlan>, IValidated
{
    public void Validate(Faults faults) => Lessons.Check(faults);
}

/// <summary>Opens a run with those lessons; pupils enrol as in any run.</summary>
[Requires(Permissions.PlanLessons)]
internal sealed record OpenLessons(LessonDraft Lessons) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Lessons.Check(faults);
}

/// <summary>What the plan's form needs.</summary>
[Requires(Permissions.PlanLessons)]
internal sealed record ReadLessonChoice : IQuery<LessonChoice>;

/// <param name="DaysOff">The school's vacations and days off still to come, as the form writes them.</param>
internal sealed record LessonChoice(IReadOnlyList<string> Subjects, IReadOnlyList<int> Months, IReadOnlyList<PersonFacts> Staff, string DaysOff);

internal sealed class PlanLessonsHandler(TusurOfferings offerings, IRuns runs, IPeopleDirectory people, ISchool school, ISchoolDays schoolDays)
    : IRequestHandler<PreviewLessons, LessonPlan>, IRequestHandler<OpenLessons, Guid>,
      IRequestHandler<ReadLessonChoice, LessonChoice>
{
    public async Task<LessonChoice> Handle(ReadLessonChoice request, CancellationToken cancellation) =>
        new(offerings.OlympiadSubjects, offerings.Find(TusurOfferings.Lessons)?.When?.Months ?? [], await people.Staff(cancellation), await DaysOff(cancellation));

    private async Task<string> DaysOff(CancellationToken cancellation)
    {
        var summer = new DateOnly(school.Year + 1, 5, 31);
        if (school.Today > summer)
            return "";
        var days = (await schoolDays.Between(school.Today, summer, cancellation)).Special.Where(d => !d.IsSchoolDay);
        var vacations = (await schoolDays.Vacations(school.Year, cancellation)).Where(v => v.To >= school.Today && v.From <= summer);
        return string.Join('\n', days.Where(d => d.Off != DayOff.Vacation).Select(d => (From: d.Day, To: d.Day)).Concat(vacations.Select(v => (v.From, v.To)))
            .Order().Select(s => s.From == s.To ? $"{s.From:dd.MM.yyyy}" : $"{s.From:dd.MM.yyyy}-{s.To:dd.MM.yyyy}"));
    }

    public Task<LessonPlan> Handle(PreviewLessons request, CancellationToken cancellation) => Task.FromResult(Plan(request.Lessons));

    public async Task<Guid> Handle(OpenLessons request, CancellationToken cancellation)
    {
        var (draft, days) = (request.Lessons, Plan(request.Lessons).Days);
        // What is stored is Russian, whoever writes it.
        var title = T.Both("Lessons.RunTitle",
            Late(() => Vocabulary.Subjects.Title(draft.Subject!)), Late(() => DayName(draft.Weekday!.Value)), Words.Time(draft.At!.Value)).Ru;
        if ((await runs.Of([TusurOfferings.Lessons], school.Year, cancellation)).Any(r => r.Title == title && r.State == RunState.Open))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Lessons.Duplicate"], "weekday");
        // Late comers are welcome: one may enrol until the lessons are over.
        return await runs.Open(new NewRun(
            TusurOfferings.Lessons, school.Year, title, days[0], days[^1], draft.At, draft.Until, school.Today, days[^1], draft.Places,
            string.IsNullOrWhiteSpace(draft.Room) ? null : draft.Room.Trim(), draft.Teacher, TusurOfferings.Module, days), cancellation);
    }

    private LessonPlan Plan(LessonDraft draft)
    {
        if (!offerings.OlympiadSubjects.Contains(draft.Subject!))
            throw new Refusal(RefusalKind.Invalid, "unknown-subject", T["Lessons.UnknownSubject"], "subject");
        var months = offerings.Find(TusurOfferings.Lessons)?.When?.Months ?? [];
        var plan = LessonPlan.Of(months, school.Year, draft.Weekday!.Value, LessonPlan.DaysOff(draft.DaysOff, new Faults()), school.Today);
        return plan.Days.Count > 0 ? plan : throw new Refusal(RefusalKind.Rule, "no-days", T["Lessons.NoDays"], "weekday");
    }

    private static Func<string> Late(Func<string> word) => word;

    public static string DayName(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.DayNames[(int)day];
}
