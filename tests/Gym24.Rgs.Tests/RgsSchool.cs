using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.Partnerships;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Answers.GiveAnswers;
using Gym24.Rgs.Rounds.PlanRound;
using Gym24.Rgs.Rounds.ShowRound;
using Gym24.Rgs.Teams.EnterTeam;
using Gym24.Rgs.Teams.ShowTeam;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Rgs.Tests;

/// <summary>A school with a sixth and a fifth class, the real game and the real runs, on the 22nd of November 2026, 10:00 in Tomsk.</summary>
internal sealed class RgsSchool : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private RgsSchool(TestSchool school) => School = school;

    public TestSchool School { get; }
    public ClassFacts Sixth { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Sixths { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Fifths { get; private set; } = [];
    public PersonFacts Teacher { get; private set; } = null!;

    public static async Task<RgsSchool> Start()
    {
        var school = await TestSchool.Start([new PartnershipsModule(), new RgsModule()]);
        var rgs = new RgsSchool(school);
        var people = school.People;
        rgs.Teacher = people.Teacher("Зуева Анна Петровна");
        rgs.Sixth = people.Class("6А", 6, rgs.Teacher.Id);
        var fifth = people.Class("5Б", 5, people.Teacher("Ежов Пётр Ильич").Id);
        rgs.Sixths = [.. Enumerable.Range(1, 12).Select(i => people.Pupil($"Шестов {i:000}", rgs.Sixth))];
        rgs.Fifths = [.. Enumerable.Range(1, 4).Select(i => people.Pupil($"Пятов {i:000}", fifth))];
        await school.PublishPeople();
        return rgs;
    }

    /// <summary>Answers from two hours from now until ten days later, 18:00.</summary>
    public static RoundDraft Draft(int number = 1) => new()
    {
        Number = number, OpensAt = Today.ToDateTime(new TimeOnly(12, 0)), ClosesAt = Today.AddDays(10).ToDateTime(new TimeOnly(18, 0)), TeamMin = 2, TeamMax = 4, PrizePlaces = 2,
        Tasks = [new("Какой океан самый большой?", 5), new("Кто написал «Двадцать тысяч льё под водой»?", 10)],
    };

    public Task<Guid> Plan(int number = 1) => School.Send(new PlanRound(Draft(number)));

    public Task<RoundFacts> Round(Guid id) => School.Send(new ReadRound(id));

    public Task<TeamSheet> Team(Guid id) => School.Send(new ReadTeam(id));

    public Task<Guid> Enter(Guid round, string name, params IEnumerable<PersonFacts> pupils) => School.Send(new EnterTeam(round, name, [.. pupils.Select(p => p.Id)]));

    public async Task<int> Answer(Guid team, params string[] texts)
    {
        var sheet = await Team(team);
        var tasks = (await Round(sheet.Team.Round)).Tasks;
        return await School.Send(new GiveAnswers(team, sheet.Team.Version, Lines(tasks, texts)));
    }

    public static IReadOnlyList<AnswerLine> Lines(IReadOnlyList<TaskFacts> tasks, params string[] texts) => [.. texts.Select((text, i) => new AnswerLine(tasks[i].Id, text))];

    public RgsSchool Later(double hours)
    {
        School.Clock.Advance(TimeSpan.FromHours(hours));
        return this;
    }

    public Task<IReadOnlyList<ResultFacts>> Results(Guid run) => School.Within(s => s.GetRequiredService<IResults>().Of(run));

    public RgsSchool AsCoordinator()
    {
        School.Caller.PersonId = null;
        School.Caller.Only([.. Everything.Select(p => (p, Scope.All))]);
        return this;
    }

    public RgsSchool AsTeacher()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only((Permissions.Read, Scope.Own | Scope.OwnClasses), (Permissions.EnterTeams, Scope.OwnClasses), (Permissions.GiveAnswers, Scope.OwnClasses))
            .Reaching([Teacher.Id], [Sixth.Id]);
        return this;
    }

    public RgsSchool As(PersonFacts pupil)
    {
        School.Caller.PersonId = pupil.Id;
        School.Caller.Only((Permissions.Read, Scope.Own), (Permissions.GiveAnswers, Scope.Own)).Reaching([pupil.Id]);
        return this;
    }

    public RgsSchool AsGuest()
    {
        School.Caller.PersonId = null;
        School.Caller.Nobody();
        return this;
    }

    public static Task<Refusal> Refused(Func<Task> work) => Assert.ThrowsAsync<Refusal>(work);

    private static readonly string[] Everything =
    [
        Permissions.Read, Permissions.PlanRounds, Permissions.EnterTeams, Permissions.InviteGuests, Permissions.GiveAnswers, Permissions.GivePoints,
        "partnerships.applications.overrule", "partnerships.applications.decide",
    ];

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
