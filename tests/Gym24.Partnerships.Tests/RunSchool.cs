using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Applications.Apply;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.OpenRun;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests;

/// <summary>A school with two classes and a few offerings, on the 22nd of November 2026.</summary>
internal sealed class RunSchool : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private RunSchool(TestSchool school) => School = school;

    public TestSchool School { get; }
    public ClassFacts Fifth { get; private set; } = null!;
    public ClassFacts Ninth { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Fifths { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Ninths { get; private set; } = [];
    public PersonFacts Teacher { get; private set; } = null!;
    public PersonFacts Mother { get; private set; } = null!;

    public static async Task<RunSchool> Start(int pupils = 3, Action<IServiceCollection>? more = null)
    {
        var school = await TestSchool.Start([new PartnershipsModule()], (services, _) =>
        {
            services.AddSingleton<IOfferings, SomeOfferings>();
            more?.Invoke(services);
        });
        var run = new RunSchool(school);
        var people = school.People;
        run.Teacher = people.Teacher("Зуева Анна Петровна");
        run.Fifth = people.Class("5А", 5, run.Teacher.Id);
        run.Ninth = people.Class("9Б", 9);
        run.Fifths = [.. Enumerable.Range(0, pupils).Select(i => people.Pupil($"Пятов {i:000}", run.Fifth, new DateOnly(2015, 5, 1)))];
        run.Ninths = [.. Enumerable.Range(0, pupils).Select(i => people.Pupil($"Девятов {i:000}", run.Ninth, new DateOnly(2011, 5, 1)))];
        run.Mother = people.Guardian("Пятова Мария", run.Fifths[0], run.Ninths[0]);
        await school.PublishPeople();
        return run;
    }

    public static RunDraft Draft(string offering = "excursion", int? places = null, int inDays = 10, TimeOnly? at = null, bool automatic = true) => new()
    {
        Offering = offering, Starts = Today.AddDays(inDays), Places = places, At = at, Until = at?.AddHours(1), Automatic = automatic,
    };

    public Task<Guid> Open(string offering = "excursion", int? places = null, int inDays = 10, TimeOnly? at = null, bool automatic = true) =>
        School.Send(new OpenRun(Draft(offering, places, inDays, at, automatic)));

    /// <summary>Enters one after the other, each as oneself or as whoever is signed in.</summary>
    public async Task<EntryOutcome> Enter(Guid run, PersonFacts person, string? reason = null) =>
        (await School.Send(new Apply(run, [person.Id], OverruleReason: reason)))[0];

    public Task<IReadOnlyList<EntryOutcome>> Enter(Guid run, params IEnumerable<PersonFacts> people) =>
        School.Send(new Apply(run, [.. people.Select(p => p.Id)]));

    public Task<Run> Run(Guid run) => Read(db => db.Set<Run>().AsNoTracking().Include(r => r.Sessions).SingleAsync(r => r.Id == run));

    public Task<Application> Application(Guid run, PersonFacts person) =>
        Read(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.RunId == run && a.PersonId == person.Id));

    public async Task<IReadOnlyList<ApplicationState>> States(Guid run, params IEnumerable<PersonFacts> people)
    {
        var rows = await Read(db => db.Set<Application>().AsNoTracking().Where(a => a.RunId == run).ToDictionaryAsync(a => a.PersonId, a => a.State));
        return [.. people.Select(p => rows[p.Id])];
    }

    public Task<T> Read<T>(Func<PartnershipsDb, Task<T>> read) =>
        School.Within(provider => read(provider.GetRequiredService<PartnershipsDb>()));

    public async Task<IReadOnlyList<string>> Published() =>
        [.. (await Read(db => db.Set<OutboxRow>().OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync())).Select(r => r.Type.Split('.')[^1])];

    /// <summary>Signs a pupil in.</summary>
    public RunSchool As(PersonFacts pupil)
    {
        School.Caller.PersonId = pupil.Id;
        School.Caller.Only((Permissions.ReadRuns, Scope.All), (Permissions.Apply, Scope.Own), (Permissions.ReadApplications, Scope.Own)).Reaching([pupil.Id]);
        return this;
    }

    /// <summary>Signs the mother of the first fifth-grader and the first ninth-grader in.</summary>
    public RunSchool AsMother()
    {
        School.Caller.PersonId = Mother.Id;
        School.Caller.Only((Permissions.ReadRuns, Scope.All), (Permissions.Apply, Scope.OwnChildren), (Permissions.ReadApplications, Scope.OwnChildren)).Reaching([Fifths[0].Id, Ninths[0].Id]);
        return this;
    }

    /// <summary>Signs the class teacher of the fifth grade in.</summary>
    public RunSchool AsTeacher()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only((Permissions.ReadRuns, Scope.All), (Permissions.Apply, Scope.Own | Scope.OwnClasses), (Permissions.ReadApplications, Scope.OwnClasses),
            (Permissions.Overrule, Scope.OwnClasses), (Permissions.MarkAttendance, Scope.Own), (Permissions.EnterResults, Scope.Own))
            .Reaching([Teacher.Id], [Fifth.Id]);
        return this;
    }

    public RunSchool AsCoordinator()
    {
        School.Caller.PersonId = null;
        School.Caller.Only(((string[])[Permissions.ReadRuns, Permissions.ManageRuns, Permissions.Apply, Permissions.ReadApplications, Permissions.Decide,
            Permissions.Overrule, Permissions.MarkAttendance, Permissions.EnterResults, Permissions.ReadHeadCounts]).Select(p => (p, Scope.All)).ToArray());
        return this;
    }

    /// <summary>Signs a curator of some partners in.</summary>
    public RunSchool AsCurator(params string[] partners)
    {
        (School.Caller.PersonId, School.Caller.Partners) = (null, partners);
        School.Caller.Only(((string[])[Permissions.ReadWindow, Permissions.ProposeRuns, Permissions.MarkInWindow, Permissions.ReadHeadCounts])
            .Select(p => (p, Scope.OwnProgramme)).ToArray()).Reaching();
        return this;
    }

    public static async Task<Refusal> Refused(Func<Task> work) => await Assert.ThrowsAsync<Refusal>(work);

    public ValueTask DisposeAsync() => School.DisposeAsync();

    internal sealed class SomeOfferings : IOfferings
    {
        private static readonly Offering[] All =
        [
            New("excursion", [5, 6, 9]),
            New("lecture", [5, 6, 9]),
            New("course", []),
            New("seminar", []) with { Audience = ["teachers"] },
            New("foreign", [5, 6, 9]) with { Partners = ["tpu"] },
            New("old", [5]) with { Status = OfferingStatus.Historic },
            New("school-of-physics", [9]) with { Variants = [new Variant("physics-summer", "Летняя сессия", ["physics"])] },
        ];

        public Offering? Find(string id) => All.FirstOrDefault(o => o.Id == id || o.Variants.Any(v => v.Id == id));

        public IReadOnlyList<Offering> OfModule(string module) => [];

        private static Offering New(string id, IReadOnlyList<int> grades) => new()
        {
            Id = id, Name = $"Предложение {id}", Partners = ["tusur"], Kind = "excursion", Grades = grades, Audience = ["pupils"],
        };
    }
}
