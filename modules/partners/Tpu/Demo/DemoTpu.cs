using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Projects.FormProject;
using Gym24.Tpu.Projects.ListProjects;
using Gym24.Tpu.Projects.MoveProject;
using Gym24.Tpu.Saturdays;
using Gym24.Tpu.Saturdays.ChooseSaturdays;
using Gym24.Tpu.Saturdays.ListSeries;
using Gym24.Tpu.Saturdays.MarkSaturday;
using Gym24.Tpu.Saturdays.OpenSeries;
using MediatR;

namespace Gym24.Tpu.Demo;

/// <summary>A series of the invented school, half of it behind: who chose, who came. Made by the same requests as a real one.</summary>
internal sealed class DemoTpu(IMediator mediator, IPeopleDirectory people, ISchool school, ISchoolDays schoolDays) : IDemoSource
{
    private const int WeeksBack = 6, WeeksAhead = 8, ClassesIn = 4, ComeEach = 12;

    private static readonly (string Team, string Topic)[] Teams =
    [
        ("Импульс", "Школьная станция контроля воздуха"), ("Резонанс", "Робот-сортировщик отходов"), ("Вектор", "Ветрогенератор для теплицы"),
    ];

    private const string Topics = """
        Как устроен исследовательский реактор
        Нефть: от пласта до бензина
        Робот, который видит
        Электричество без проводов
        Материалы для космоса
        Умная теплица
        Химия вокруг нас
        Программируем микроконтроллер
        """;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var classes = (await people.Classes(cancellation)).Where(c => c.Grade >= 8).ToList();
        var (first, last) = (new DateOnly(school.YearOf(demo.Today), 9, 1), new DateOnly(school.YearOf(demo.Today) + 1, 8, 31));
        var from = demo.Today.AddDays(-7 * WeeksBack) is var back && back < first ? first : back;
        var to = demo.Today.AddDays(7 * WeeksAhead) is var ahead && ahead > last ? last : ahead;
        if (classes.Count == 0 || SeriesPlan.Of(from, to, onWorked: false, await schoolDays.Between(from, to, cancellation)).Held.Count == 0)
            return;
        var run = await mediator.Send(new OpenSeries(new SeriesDraft
        {
            From = from, To = to, At = new TimeOnly(11, 0), Until = new TimeOnly(13, 0), Places = 40, Topics = Topics, Room = "ТПУ, главный корпус",
        }), cancellation);
        var saturdays = (await mediator.Send(new ReadSeries(run), cancellation)).Saturdays;
        await Projects(demo, classes, cancellation);
        var random = new Random(demo.Seed);
        foreach (var pupil in await Who(demo, classes, cancellation))
            await mediator.Send(new ChooseSaturdays(run, [pupil], [.. saturdays.Where(s => random.Next(3) > 0).Take(5).Select(s => s.Id)]), cancellation);
        foreach (var held in saturdays.Where(s => s.On < demo.Today))
        {
            var expected = (await mediator.Send(new ReadSaturday(held.Id), cancellation)).People;
            if (expected.Count > 0)
                await mediator.Send(new MarkSaturday(held.Id, [.. expected.Select(p => new SaturdayMark(p.Person, random.Next(5) > 0 ? Presence.Present : Presence.Absent))]), cancellation);
        }
    }

    private async Task Projects(DemoSchool demo, List<ClassFacts> classes, CancellationToken cancellation)
    {
        var ends = DemoSchool.Weekday(demo.Today.AddDays(7 * WeeksAhead));
        if (school.YearOf(ends) != school.YearOf(demo.Today))
            return;
        for (var i = 0; i < Teams.Length; i++)
        {
            var one = classes[i % classes.Count];
            var members = (await people.PupilsOf(one.Id, demo.Today, cancellation)).Skip(ComeEach).Take(4).Select(p => p.Id).ToList();
            if (members.Count == 0)
                continue;
            var (name, topic) = Teams[i];
            var project = await mediator.Send(new FormProject(Programmes.All[i % Programmes.All.Count], name, topic, members, ends, one.HomeroomTeacher), cancellation);
            foreach (var to in new[] { Stage.AtWork, Stage.Presented }.Take(i))
            {
                var version = (await mediator.Send(new ReadProject(project), cancellation)).Version;
                await mediator.Send(new MoveProject(project, version, to, Note: to == Stage.Presented ? "Защита в ТПУ, диплом первой степени" : null), cancellation);
            }
        }
    }

    /// <summary>The pupil with an account first, then some of each of the elder classes.</summary>
    private async Task<IReadOnlyList<Guid>> Who(DemoSchool demo, List<ClassFacts> classes, CancellationToken cancellation)
    {
        var chosen = demo.Accounts.Where(a => a.Role == "pupil").Select(a => a.Person).OfType<Guid>().ToList();
        foreach (var one in classes.Take(ClassesIn))
            chosen.AddRange((await people.PupilsOf(one.Id, demo.Today, cancellation)).Take(ComeEach / 2).Select(p => p.Id));
        return [.. chosen.Distinct().Take(ComeEach + ClassesIn)];
    }
}
