using Gym24.Britannia.Exams.SaveExam;
using Gym24.Britannia.Levels.EnterLevels;
using Gym24.Britannia.Seminars.ListSeminars;
using Gym24.Britannia.Seminars.StateHours;
using Gym24.Britannia.Sessions.AssignExam;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;

namespace Gym24.Britannia.Demo;

/// <summary>Two school years of the language centre: sessions with levels in every state, seminars with the hours of those who were there.</summary>
internal sealed class DemoBritannia(
    IMediator mediator, BritanniaOfferings offerings, IRuns runs, IApplications applications, IAttendance attendance, IPeopleDirectory people, ISchool school) : IDemoSource
{
    private const string Provider = "УЭЛЦ «Британия»", Reason = "договорились с центром";
    private static readonly string[] Levels = ["A2", "B1", "B1", "B2", "B2", "C1"];
    private static readonly string[] Topics = ["Говорение на уроке английского", "Чтение как удовольствие", "Оценивание письменной речи", "Игра и проект на уроке"];
    private int _number;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Random(demo.Seed);
        if (offerings.Exams.FirstOrDefault(BritanniaOfferings.IsOffered) is not { } test || offerings.Seminars.FirstOrDefault(BritanniaOfferings.IsOffered) is not { } seminar)
            return;
        var contest = await mediator.Send(new SaveExam(null, 0, "The Best of Oxford Test", "en", Provider, null), cancellation);
        var trial = await mediator.Send(new SaveExam(null, 0, "Пробный экзамен по английскому языку", "en", Provider, 24), cancellation);
        await mediator.Send(new SaveExam(null, 0, "Пробный экзамен по немецкому языку", "de", Provider, 24), cancellation);
        foreach (var year in new[] { school.Year - 1, school.Year })
            foreach (var run in (await offerings.ExamRuns(year, cancellation)).Where(r => r.State != RunState.Cancelled))
            {
                await mediator.Send(new AssignExam(run.Id, 0, contest), cancellation);
                if (run.Ends <= demo.Today)
                    await Enter(run, run.Ends, random, cancellation);
            }
        await Session(demo, test.Id, trial, random, cancellation);
        foreach (var (held, i) in (await offerings.SeminarRuns(school.Year - 1, cancellation)).Where(r => r.State != RunState.Cancelled).Select((r, i) => (r, i)))
            await mediator.Send(new StateHours(held.Id, 0, Topics[i % Topics.Length], Provider, 2 + (i % 3)), cancellation);
        await Seminars(demo, seminar.Id, cancellation);
    }

    /// <summary>A session whose first day is over: one level ends soon, one has ended, one pupil did not pass.</summary>
    private async Task Session(DemoSchool demo, string offering, Guid exam, Random random, CancellationToken cancellation)
    {
        var known = demo.Accounts.Where(a => a.Role == "pupil").Select(a => a.Person).OfType<Guid>().ToList();
        var classes = (await people.Classes(cancellation)).Where(c => c.Grade >= 8).OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        foreach (var one in classes.Take(6))
            known.AddRange((await people.PupilsOf(one.Id, demo.Today, cancellation)).Take(3).Select(p => p.Id));
        if (known.Count == 0)
            return;
        var run = await Open(offering, "устная и письменная часть", demo.Today.AddDays(-7), demo.Today.AddDays(7), cancellation);
        await mediator.Send(new AssignExam(run, 0, exam), cancellation);
        await applications.Enter(run, [.. known.Distinct()], Reason, cancellation);
        var places = await Places(run, cancellation);
        var lines = places.SkipLast(Math.Min(3, places.Count / 4)).Select((person, i) => i == 2
            ? new LevelLine(person, null, NotPassed: true, Score: 41)
            : new LevelLine(person, Levels[random.Next(Levels.Length)], Score: 60 + random.Next(40), Number: $"{++_number:00000}",
                ValidUntil: i switch { 0 => demo.Today.AddDays(60), 3 => demo.Today.AddDays(-1), _ => null })).ToList();
        await mediator.Send(new EnterLevels(run, DemoSchool.Weekday(demo.Today.AddDays(-7)), null, lines), cancellation);
    }

    private async Task Seminars(DemoSchool demo, string offering, CancellationToken cancellation)
    {
        var known = demo.Accounts.Where(a => a.Role == "teacher").Select(a => a.Person).OfType<Guid>();
        var staff = (await people.Staff(cancellation)).Where(p => !(p.LeftOn <= demo.Today)).Take(9).Select(p => p.Id);
        List<Guid> teachers = [.. known.Concat(staff).Distinct()];
        var run = await Open(offering, "встреча методистов", demo.Today.AddDays(-8), demo.Today.AddDays(6), cancellation);
        await applications.Enter(run, teachers, Reason, cancellation);
        var first = (await attendance.Sessions(run, cancellation))[0];
        var places = await Places(run, cancellation);
        await attendance.Mark(run, [.. places.Select((person, i) => new MarkFacts(first.Id, person, i == places.Count - 1 ? Presence.Absent : Presence.Present))], cancellation);
        await mediator.Send(new StateHours(run, 0, "Говорение и аудирование: что меняется", Provider, 3), cancellation);
        foreach (var row in (await mediator.Send(new ShowSeminar(run), cancellation)).Recorded.Take(4))
            await mediator.Send(new Development.StateDocument.StateDocument(row.Record, row.Version, $"Сертификат участника № {++_number}"), cancellation);
        var next = DemoSchool.Weekday(demo.Today.AddDays(20));
        await runs.Open(new NewRun(offering, school.YearOf(next), "проектная деятельность", next, next,
            new TimeOnly(15, 0), new TimeOnly(18, 0), demo.Today, demo.Today.AddDays(18), 20, "актовый зал", null, BritanniaOfferings.Module, Automatic: true), cancellation);
    }

    private async Task Enter(RunFacts run, DateOnly on, Random random, CancellationToken cancellation)
    {
        var places = await Places(run.Id, cancellation);
        var lines = places.Select(p => new LevelLine(p, Levels[random.Next(Levels.Length)], Score: 50 + random.Next(50), Number: $"{++_number:00000}")).ToList();
        if (lines.Count > 0)
            await mediator.Send(new EnterLevels(run.Id, on, null, lines), cancellation);
    }

    private Task<Guid> Open(string offering, string title, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        (first, last) = (DemoSchool.Weekday(first), DemoSchool.Weekday(last));
        return runs.Open(new NewRun(offering, school.YearOf(first), title, first, last, new TimeOnly(15, 0), new TimeOnly(18, 0), first.AddDays(-20), last.AddDays(-1),
            null, "204", null, BritanniaOfferings.Module, Sessions: [first, last], Automatic: true), cancellation);
    }

    private async Task<List<Guid>> Places(Guid run, CancellationToken cancellation) =>
        [.. (await applications.Of(run, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person)];
}
