using Bogus;
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
    private const float WithOwn = 0.12f, Proposed = 0.08f, WithRoute = 0.12f;
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
        var random = new Randomizer(demo.Seed);
        var named = demo.Accounts.Where(a => a.Role == "pupil").Select(a => a.Person!.Value).ToHashSet();
        var teachers = demo.Accounts.Where(a => a.Role == "teacher").Select(a => a.Person).ToHashSet();
        var offered = modules.All.SelectMany(m => offerings.OfModule(m.Manifest.Id))
            .Where(o => o is { Status: OfferingStatus.Active, Withdrawn: false } && o.Audience.Contains("pupils"))
            .OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        foreach (var inClass in (await people.Classes(cancellation)))
        {
            var shown = teachers.Contains(inClass.HomeroomTeacher);
            foreach (var pupil in await people.PupilsOf(inClass.Id, demo.Today, cancellation))
            {
                var known = named.Contains(pupil.Id);
                for (var i = known ? 2 : random.Bool(WithOwn) ? 1 : 0; i > 0; i--)
                    db.Add(FromOutside(random, pupil.Id, demo.Today, shown && random.Bool(Proposed * 4) || random.Bool(Proposed)));
                if (inClass.Grade >= SecondarySchool && (known || random.Bool(shown ? WithRoute * 4 : WithRoute)))
                    db.Add(Route(random, pupil, school.YearOf(demo.Today), offered));
            }
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private Achievement FromOutside(Randomizer random, Guid pupil, DateOnly today, bool proposed)
    {
        var (kind, title, document) = random.ArrayElement(Outside);
        var on = today.AddDays(-random.Int(5, proposed ? 40 : 420));
        return new Achievement
        {
            Id = random.Guid(), PersonId = pupil, Title = title, Kind = kind, On = on, SchoolYear = school.YearOf(on),
            Level = random.Bool(0.8f) ? random.ListItem([.. Vocabulary.Levels.Take(3)]) : null,
            Outcome = random.WeightedRandom(["winner", "prize-winner", "participant"], [0.15f, 0.35f, 0.5f]),
            Document = $"{document} № {random.Int(10, 990)}",
            State = proposed ? AchievementState.Proposed : AchievementState.Confirmed,
            EnteredAt = db.Now, ChangedAt = db.Now,
        };
    }

    private IndividualRoute Route(Randomizer random, PersonFacts pupil, int year, List<Offering> offered)
    {
        var route = new IndividualRoute
        {
            Id = random.Guid(), PersonId = pupil.Id, SchoolYear = year, Version = 1, Goals = random.ArrayElement(Goals), ChangedAt = db.Now,
        };
        var fitting = offered.Where(o => o.Grades.Count == 0 || (pupil.Grade is { } grade && o.Grades.Contains(grade))).ToList();
        foreach (var offering in random.ListItems(fitting, Math.Min(fitting.Count, random.Int(2, 5))))
            route.Steps.Add(new RouteStep
            {
                Id = random.Guid(), RouteId = route.Id, Number = route.Steps.Count + 1, Offering = offering.Id,
                Title = offering.Name.Length <= IndividualRoute.TitleLength ? offering.Name : offering.Name[..IndividualRoute.TitleLength],
                When = random.ArrayElement(Times),
            });
        route.Steps.Add(new RouteStep
        {
            Id = random.Guid(), RouteId = route.Id, Number = route.Steps.Count + 1, Title = random.ArrayElement(Own), When = random.ArrayElement(Times),
            Done = random.Bool(0.4f),
        });
        return route;
    }
}
