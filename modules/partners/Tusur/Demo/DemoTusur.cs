using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Bookings.BookSlot;
using Gym24.Tusur.Bookings.PublishSlot;
using Gym24.Tusur.Lessons;
using Gym24.Tusur.Lessons.ListLessons;
using Gym24.Tusur.Lessons.PlanLessons;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Teams.FormTeam;
using Gym24.Tusur.Teams.MoveTeam;
using Gym24.Tusur.Works.DecideWork;
using Gym24.Tusur.Works.ListWorks;
using Gym24.Tusur.Works.SubmitWork;
using MediatR;

namespace Gym24.Tusur.Demo;

/// <summary>Visits, teams and works of the invented school, made by the same requests as real ones.</summary>
internal sealed class DemoTusur(IMediator mediator, TusurOfferings offerings, IPeopleDirectory people, IRuns runs, ISchool school) : IDemoSource
{
    private static readonly string[] Places = ["РТФ, лаборатория 412", "ФВС, лаборатория робототехники", "РКФ, лаборатория 205", "ФСУ, аудитория 329"];

    private static readonly (string Name, string Topic)[] Projects =
    [
        ("Спутник", "Малый спутник для школьной метеостанции"), ("Маяк", "Навигация в помещениях по радиометкам"),
        ("Зелёная крыша", "Датчики для школьной теплицы"), ("Голос", "Распознавание команд для умного класса"),
    ];

    private static readonly (string Title, string Direction)[] Papers =
    [
        ("Школьный радиотелескоп из бытовой антенны", "physics"), ("Фракталы вокруг нас", "math"), ("Манипулятор с машинным зрением", "robotics"),
        ("Качество воды в реке Ушайке", "ecology"), ("Стабилизатор напряжения своими руками", "electronics"),
    ];

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Random(demo.Seed);
        var classes = (await people.Classes(cancellation)).Where(c => c.HomeroomTeacher is not null && c.Grade >= 8).ToList();
        if (classes.Count == 0 || offerings.Visits.Count == 0)
            return;
        var known = demo.Accounts.Find(a => a.Role == "teacher")?.Person;
        await Visits(demo, [.. classes.OrderByDescending(c => c.HomeroomTeacher == known)], random, cancellation);
        var lists = new List<IReadOnlyList<PersonFacts>>();
        foreach (var one in classes)
            lists.Add(await people.PupilsOf(one.Id, demo.Today, cancellation));
        // One of each class in turn: teams and authors of several classes.
        var pupils = new Queue<PersonFacts>(lists.SelectMany(l => l.Take(12).Select((p, i) => (p, i))).OrderBy(x => x.i).Select(x => x.p));
        await Teams(demo, classes, pupils, cancellation);
        await Works(demo, pupils, cancellation);
        await Lessons(demo, cancellation);
    }

    private async Task Visits(DemoSchool demo, List<ClassFacts> classes, Random random, CancellationToken cancellation)
    {
        var visits = offerings.Visits;
        for (var i = 0; i < visits.Count * 2; i++)
        {
            var on = DemoSchool.Weekday(demo.Today.AddDays(3 + (i * 3)));
            var visit = visits[i % visits.Count];
            var at = new TimeOnly(10 + random.Next(5), 0);
            var slot = await mediator.Send(new PublishSlot(new SlotDraft
            {
                Offering = visit.Id, On = on, At = at, Until = at.AddHours(2), Places = visit.Capacity?.Max is null ? 25 : null,
                Place = TusurOfferings.AtSchool(visit.Id) ? "кабинет 305" : Places[i % Places.Length],
            }), cancellation);
            if (i % 2 == 0)
                await mediator.Send(new BookSlot(slot, classes[i / 2 % classes.Count].Id, OverruleReason: "договорились с учителями"), cancellation);
        }
    }

    private async Task Teams(DemoSchool demo, List<ClassFacts> classes, Queue<PersonFacts> pupils, CancellationToken cancellation)
    {
        for (var i = 0; i < Projects.Length && pupils.Count >= 4; i++)
        {
            var members = Enumerable.Range(0, 4).Select(_ => pupils.Dequeue().Id).ToList();
            var (name, topic) = Projects[i];
            var team = await mediator.Send(new FormTeam(name, topic, classes[i % classes.Count].HomeroomTeacher, null, members), cancellation);
            foreach (var to in new[] { TeamState.Confirmed, TeamState.AtWork, TeamState.Presented }.Take(i))
            {
                var version = (await mediator.Send(new Gym24.Tusur.Teams.ListTeams.ReadTeam(team), cancellation)).Version;
                await mediator.Send(new MoveTeam(team, version, to, DemoSchool.Weekday(demo.Today), DemoSchool.Weekday(demo.Today.AddDays(100)), to == TeamState.Presented ? "Защита на кафедре, диплом второй степени" : null), cancellation);
            }
        }
    }

    private async Task Works(DemoSchool demo, Queue<PersonFacts> pupils, CancellationToken cancellation)
    {
        if (!offerings.Directions.Any())
            return;
        var month = offerings.Find(TusurOfferings.Session)?.When?.Months.FirstOrDefault() is > 0 and var stated ? stated : demo.Today.Month;
        var starts = new DateOnly(demo.Today.Year, month, 20);
        if (starts < demo.Today.AddDays(14))
            starts = starts.AddYears(1);
        var deadline = starts.AddDays(-20) > demo.Today ? starts.AddDays(-20) : starts.AddDays(-1);
        var running = (await runs.Of([TusurOfferings.Session], school.Year, cancellation))
            .FirstOrDefault(r => r.State == RunState.Open && r.EnrolFrom <= demo.Today && demo.Today <= r.EnrolTo);
        var session = running?.Id ?? await runs.Open(new NewRun(TusurOfferings.Session, school.YearOf(starts), null, starts, starts.AddDays(1), new TimeOnly(10, 0), null,
            demo.Today, deadline, null, "ТУСУР, главный корпус", null, TusurOfferings.Module, Automatic: true), cancellation);
        for (var i = 0; i < Papers.Length && pupils.Count > 1; i++)
        {
            var (title, direction) = Papers[i];
            var authors = Enumerable.Range(0, 1 + (i % 2)).Select(_ => pupils.Dequeue().Id).ToList();
            var work = await mediator.Send(new SubmitWork(session, new WorkDraft(title, direction, authors, "преподаватель гимназии")), cancellation);
            var version = (await mediator.Send(new ReadWork(work), cancellation)).Version;
            if (i % 3 == 0)
                await mediator.Send(new DecideWork(work, version, true), cancellation);
            else if (i % 3 == 1)
                await mediator.Send(new DecideWork(work, version, false, "добавьте список литературы"), cancellation);
        }
    }

    private async Task Lessons(DemoSchool demo, CancellationToken cancellation)
    {
        var months = offerings.Find(TusurOfferings.Lessons)?.When?.Months ?? [];
        if (offerings.OlympiadSubjects.Count == 0 || LessonPlan.Of(months, school.Year, DayOfWeek.Tuesday, [], demo.Today).Days.Count == 0)
            return;
        await mediator.Send(new OpenLessons(new LessonDraft
        {
            Subject = offerings.OlympiadSubjects[0], Weekday = DayOfWeek.Tuesday, At = new TimeOnly(15, 0), Until = new TimeOnly(16, 30), Room = "305", Places = 25,
        }), cancellation);
    }
}
