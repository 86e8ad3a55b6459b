using Gym24.Contracts;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Guests;
using Gym24.Rgs.Points.GivePoints;
using Gym24.Rgs.Points.IssueDiplomas;
using Gym24.Rgs.Rounds;
using Gym24.Rgs.Rounds.PlanRound;
using Gym24.Rgs.Teams;
using MediatR;

namespace Gym24.Rgs.Demo;

/// <summary>A round that is over and one that takes answers, with teams of the invented school and of two others.</summary>
internal sealed class DemoRgs(RgsDb db, IMediator mediator, IRuns runs, IApplications applications, IPeopleDirectory people, ISchool school, Game game) : IDemoSource
{
    private const string Reason = "демонстрационные данные";

    private static readonly string[] Names = ["Глобус", "Меридиан", "Попутный ветер", "Компас", "Паллада", "Беллинсгаузен"];

    private static readonly (string School, string Team, int Grade)[] Guests = [("Школа «Кедр»", "Кедровый орех", 8), ("Лицей «Обь»", "Обская волна", 9)];

    private static readonly (string Text, int Max)[] Tasks =
    [
        ("Какое море Тихого океана названо по цвету воды, а не по стране или человеку?", 5),
        ("Назовите роман, герои которого проходят под водой двадцать тысяч льё, и три океана на их пути.", 10),
        ("Объясните, почему у берегов Перу холодная вода, хотя это тропики.", 10),
    ];

    private static readonly string[] Replies = ["Жёлтое море", "«Двадцать тысяч льё под водой»: Тихий, Индийский, Атлантический", "Холодное Перуанское течение и подъём глубинных вод"];

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        if (game.Entry is null)
            return;
        var classes = (await people.Classes(cancellation)).Where(c => game.Takes(c.Grade) && c.HomeroomTeacher is not null).ToList();
        if (classes.Count == 0)
            return;
        var first = demo.Accounts.Find(a => a.Role == "teacher")?.Person;
        classes = [.. classes.OrderByDescending(c => c.HomeroomTeacher == first).ThenBy(c => c.Grade)];
        var over = await Round(1, "Тайны океанов", demo.Today.AddDays(-60), demo.Today.AddDays(-25), cancellation);
        await Play(demo, over, classes.Take(4), judged: true, cancellation);
        await db.SaveChangesAsync(cancellation);
        await mediator.Send(new PublishPlaces(over.Id, over.Version), cancellation);
        await db.SaveChangesAsync(cancellation);
        await mediator.Send(new IssueDiplomas(over.Id), cancellation);
        var now = await Round(2, null, demo.Today.AddDays(-3), demo.Today.AddDays(24), cancellation);
        await Play(demo, now, classes.Take(3), judged: false, cancellation);
    }

    private async Task<Round> Round(int number, string? topic, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        // The run goes on while answers are judged: pupils are entered into what is not over.
        var last = to < school.Today ? school.Today : to;
        var run = await runs.Open(new NewRun(Game.Offering, school.YearOf(from), topic is null ? $"Тур {number}" : $"Тур {number}. {topic}", from, last, null, null,
            from.AddDays(-14), last, null, null, null, Game.Module, [from], Automatic: true), cancellation);
        var round = new Round
        {
            SchoolYear = school.YearOf(from), Number = number, Topic = topic, RunId = run, OpensAt = school.Utc(from.ToDateTime(new TimeOnly(9, 0))),
            ClosesAt = school.Utc(to.ToDateTime(new TimeOnly(18, 0))), TeamMin = PlanRoundHandler.TeamMin, TeamMax = PlanRoundHandler.TeamMax,
            PrizePlaces = PlanRoundHandler.PrizePlaces,
        };
        db.Add(round);
        db.AddRange(Tasks.Select((task, i) => new RoundTask { RoundId = round.Id, Number = i + 1, Text = task.Text, MaxPoints = task.Max }));
        await db.SaveChangesAsync(cancellation);
        return round;
    }

    private async Task Play(DemoSchool demo, Round round, IEnumerable<ClassFacts> classes, bool judged, CancellationToken cancellation)
    {
        var tasks = db.Tasks.Local.Where(t => t.RoundId == round.Id).OrderBy(t => t.Number).ToList();
        var random = new Random(demo.Seed + round.Number);
        var next = 0;
        foreach (var one in classes)
        {
            var pupils = (await people.PupilsOf(one.Id, demo.Today, cancellation)).Take(4).ToList();
            if (pupils.Count < PlanRoundHandler.TeamMin)
                continue;
            var teacher = await people.Find(one.HomeroomTeacher!.Value, cancellation);
            var team = Team(round, Names[next++ % Names.Length], null, one.Grade, pupils.Count, teacher);
            db.AddRange(pupils.Select(p => new TeamMember { TeamId = team.Id, PersonId = p.Id, RoundId = round.Id }));
            await applications.Enter(round.RunId, [.. pupils.Select(p => p.Id)], Reason, cancellation);
            Answer(team, tasks, random, judged, round);
        }
        foreach (var (name, title, grade) in Guests)
        {
            var team = Team(round, title, name, grade, 4, null);
            db.Add(new Invitation { RoundId = round.Id, School = name, CodeHash = GuestCodes.Hash(GuestCodes.New()), InvitedAt = round.OpensAt, TeamId = team.Id });
            Answer(team, tasks, random, judged, round);
        }
    }

    private Team Team(Round round, string name, string? other, int grade, int heads, PersonFacts? teacher)
    {
        var team = new Team
        {
            RoundId = round.Id, Name = name, NameKey = Fold.Text(name), SortKey = Fold.SortKey(name), School = other, Grade = grade, HeadCount = heads,
            Teacher = teacher?.Id, TeacherName = teacher?.DisplayName, EnteredAt = round.OpensAt,
        };
        db.Add(team);
        return team;
    }

    private void Answer(Team team, List<RoundTask> tasks, Random random, bool judged, Round round)
    {
        var count = judged ? tasks.Count : random.Next(tasks.Count);
        for (var i = 0; i < count; i++)
            db.Add(new Answer { TeamId = team.Id, TaskId = tasks[i].Id, Text = Replies[i], At = round.OpensAt.AddHours(6), Points = judged ? random.Next(tasks[i].MaxPoints + 1) : null });
        if (count > 0)
            team.AnsweredAt = round.OpensAt.AddHours(6);
    }
}
