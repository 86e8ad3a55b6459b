using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Portfolio;
using Gym24.Contracts.Testing;
using Gym24.Partnerships;
using Gym24.Tsu.Intakes;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Intakes.SetTerm;
using Gym24.Tsu.Tests.Shifts;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Tsu.Tests;

/// <summary>A school with two classes, the real catalogue of TSU and the real runs, on the 22nd of November 2026.</summary>
internal sealed class TsuSchool : IAsyncDisposable
{
    public const int Year = 2026;
    public static readonly DateOnly Today = new(2026, 11, 22);

    private TsuSchool(TestSchool school) => School = school;

    public TestSchool School { get; }
    public TestPortfolio Portfolio { get; private init; } = null!;
    public ClassFacts Ninth { get; private set; } = null!;
    public ClassFacts Tenth { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Ninths { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Tenths { get; private set; } = [];
    public PersonFacts Teacher { get; private set; } = null!;
    public PersonFacts OtherTeacher { get; private set; } = null!;
    public PersonFacts Parent { get; private set; } = null!;

    public static async Task<TsuSchool> Start(int pupils = 4)
    {
        var portfolio = new TestPortfolio();
        var school = await TestSchool.Start([new PartnershipsModule(), new TsuModule()], (services, _) => services.AddSingleton<IAchievements>(portfolio));
        var tsu = new TsuSchool(school) { Portfolio = portfolio };
        var people = school.People;
        tsu.Teacher = people.Teacher("Зуева Анна Петровна");
        tsu.OtherTeacher = people.Teacher("Ежов Пётр Ильич");
        tsu.Ninth = people.Class("9А", 9, tsu.Teacher.Id);
        tsu.Tenth = people.Class("10Б", 10, tsu.OtherTeacher.Id);
        tsu.Ninths = [.. Enumerable.Range(1, pupils).Select(i => people.Pupil($"Девятов {i:000}", tsu.Ninth))];
        tsu.Tenths = [.. Enumerable.Range(1, pupils).Select(i => people.Pupil($"Десятов {i:000}", tsu.Tenth))];
        tsu.Parent = people.Guardian("Девятова Мария", tsu.Ninths[0]);
        await school.PublishPeople();
        return tsu;
    }

    public async Task<IntakeYear> Plan(int year = Year) => await School.Send(new ListIntakes(year));

    /// <summary>Autumn from October, applications in September; spring from February, applications from November to January.</summary>
    public async Task Set(int year = Year, int? places = null, IReadOnlyList<string>? springSubjects = null)
    {
        await School.Send(new SetTerm(year, Term.Autumn, 0, new(year, 10, 1), new(year, 9, 5), new(year, 9, 30), DayOfWeek.Wednesday, new(16, 0), new(17, 30), places));
        await School.Send(new SetTerm(year, Term.Spring, 0, new(year + 1, 2, 1), new(year, 11, 20), new(year + 1, 1, 29), Places: places, Subjects: springSubjects));
    }

    public async Task<RunFacts> Run(Term term, string subject, int year = Year) =>
        (await Plan(year)).Terms.Single(t => t.Term == term).Lines.Single(l => l.Subject == subject).Run!;

    public Task<IReadOnlyList<EntryFacts>> Entries(Guid run) => School.Within(s => s.GetRequiredService<IApplications>().Of(run));

    public TsuSchool AsCoordinator()
    {
        School.Caller.PersonId = null;
        School.Caller.Only([.. Everything.Select(p => (p, Scope.All))]);
        return this;
    }

    public TsuSchool As(PersonFacts pupil)
    {
        School.Caller.PersonId = pupil.Id;
        School.Caller.Only((Permissions.Read, Scope.Own), (Permissions.Apply, Scope.Own), (Permissions.Propose, Scope.Own)).Reaching([pupil.Id]);
        return this;
    }

    public TsuSchool AsParent(params PersonFacts[] children)
    {
        School.Caller.PersonId = Parent.Id;
        School.Caller.Only((Permissions.Read, Scope.OwnChildren), (Permissions.Apply, Scope.OwnChildren)).Reaching([.. children.Select(c => c.Id)]);
        return this;
    }

    /// <summary>Signs a teacher in: class teacher of 9А or of 10Б.</summary>
    public TsuSchool AsTeacher(PersonFacts teacher)
    {
        School.Caller.PersonId = teacher.Id;
        School.Caller.Only((Permissions.Read, Scope.Own | Scope.OwnClasses), (Permissions.Supervise, Scope.Own))
            .Reaching([teacher.Id], [teacher.Id == Teacher.Id ? Ninth.Id : Tenth.Id]);
        return this;
    }

    public static Task<Refusal> Refused(Func<Task> work) => Assert.ThrowsAsync<Refusal>(work);

    private static readonly string[] Everything =
    [
        Permissions.Read, Permissions.ManageIntakes, Permissions.Apply, Permissions.Propose, Permissions.Supervise, Permissions.ManageSupervision, Permissions.ManageShifts,
        "partnerships.applications.overrule", "partnerships.applications.decide",
    ];

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
