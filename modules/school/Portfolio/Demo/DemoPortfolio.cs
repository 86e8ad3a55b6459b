using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Routes;

namespace Gym24.Portfolio.Demo;

/// <summary>
/// Achievements from outside and route sheets for a part of the invented pupils; results of runs come by events as they always do.
/// </summary>
internal sealed class DemoPortfolio(PortfolioDb db, IPeopleDirectory people, IOfferings offerings, IActiveModules modules, ISchool school) : IDemoSource
{
    private const double WithOwn = 0.12, Proposed = 0.08, WithRoute = 0.12;
    private const int SecondarySchool = 5;

    private static readonly (string Kind, string Title, string Document)[] Outside =
    [
        ("sport-event", "Первенство города по плаванию", "грамота"),
        ("sport-event", "Лыжные гонки «Снежная тропа»", "диплом"),
        ("sport-event", "Турнир по шахматам «Белая ладья»", "грамота"),
        ("contest", "Конкурс чтецов «Живое слово»", "диплом"),
        ("contest", "Конкурс юных пианистов", "диплом"),
        ("festival", "Фестиваль детских хоров", "благодарность"),
        ("exhibition", "Выставка рисунков «Мой город»", "сертификат"),
        ("olympiad", "Олимпиада «Русский медвежонок»", "сертификат"),
        ("olympiad", "Математический праздник", "диплом"),
        ("conference", "Чтения юных исследователей", "сертификат"),
        ("online-course", "Онлайн-курс «Введение в программирование»", "сертификат"),
        ("culture-event", "Хореографический конкурс «Весенний вальс»", "диплом"),
    ];

    private static readonly string[] Goals =
    [
        "Подготовиться к олимпиадам и попробовать себя в проекте.",
        "Понять, какой профиль выбрать после 9 класса; больше работать руками.",
        "Выступить на конференции с собственным исследованием.",
        "Подтянуть английский и сдать экзамен на уровень B1.",
        "Попробовать программирование и робототехнику, найти наставника.",
    ];

    private static readonly string[] Own = ["Завершить исследовательский проект", "Вести дневник чтения", "Подготовить выступление перед классом", "Волонтёрская акция"];
    private static readonly string[] Times = ["сентябрь – декабрь", "I полугодие", "январь – май", "весенние каникулы", "весь год"];

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Random(demo.Seed);
        var named = demo.Accounts.Where(a => a.Role == "pupil").Select(a => a.Person!.Value).ToHashSet();
        var teachers = demo.Accounts.Where(a => a.Role == "teacher").Select(a => a.Person).ToHashSet();
        var offered = modules.All.SelectMany(m => offerings.OfModule(m.Manifest.Id))
            .Where(o => o is { Status: OfferingStatus.Active, Withdrawn: false } && o.Audience.Contains("pupils"))
            .OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        foreach (var inClass in await people.Classes(cancellation))
        {
            var shown = teachers.Contains(inClass.HomeroomTeacher);
            foreach (var pupil in await people.PupilsOf(inClass.Id, demo.Today, cancellation))
            {
                var known = named.Contains(pupil.Id);
                for (var i = known ? 2 : Chance(random, WithOwn) ? 1 : 0; i > 0; i--)
                    db.Add(FromOutside(random, pupil.Id, demo.Today, shown && Chance(random, Proposed * 4) || Chance(random, Proposed)));
                if (inClass.Grade >= SecondarySchool && (known || Chance(random, shown ? WithRoute * 4 : WithRoute)))
                    db.Add(Route(random, pupil, school.YearOf(demo.Today), offered));
            }
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private Achievement FromOutside(Random random, Guid pupil, DateOnly today, bool proposed)
    {
        var (kind, title, document) = Outside[random.Next(Outside.Length)];
        var on = today.AddDays(-random.Next(5, proposed ? 40 : 420));
        return new Achievement
        {
            PersonId = pupil, Title = title, Kind = kind, On = on, SchoolYear = school.YearOf(on),
            Level = Chance(random, 0.8) ? Vocabulary.Levels.All[random.Next(3)] : null,
            Outcome = random.Next(20) switch { < 3 => "winner", < 10 => "prize-winner", _ => "participant" },
            Document = $"{document} № {random.Next(10, 990)}",
            State = proposed ? AchievementState.Proposed : AchievementState.Confirmed,
            EnteredAt = db.Now, ChangedAt = db.Now,
        };
    }

    private IndividualRoute Route(Random random, PersonFacts pupil, int year, List<Offering> offered)
    {
        var route = new IndividualRoute
        {
            PersonId = pupil.Id, SchoolYear = year, Version = 1, Goals = Goals[random.Next(Goals.Length)], ChangedAt = db.Now,
        };
        var fitting = offered.Where(o => o.Grades.Count == 0 || (pupil.Grade is { } grade && o.Grades.Contains(grade))).ToArray();
        random.Shuffle(fitting);
        foreach (var offering in fitting.Take(random.Next(2, 6)))
            route.Steps.Add(new RouteStep
            {
                RouteId = route.Id, Number = route.Steps.Count + 1, Offering = offering.Id,
                Title = offering.Name.Length <= IndividualRoute.TitleLength ? offering.Name : offering.Name[..IndividualRoute.TitleLength],
                When = Times[random.Next(Times.Length)],
            });
        route.Steps.Add(new RouteStep
        {
            RouteId = route.Id, Number = route.Steps.Count + 1, Title = Own[random.Next(Own.Length)], When = Times[random.Next(Times.Length)],
            Done = Chance(random, 0.4),
        });
        return route;
    }

    private static bool Chance(Random random, double of) => random.NextDouble() < of;
}
