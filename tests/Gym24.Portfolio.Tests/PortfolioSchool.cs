using Gym24.Contracts.Events;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Portfolio.Tests;

/// <summary>A school with one class, its teacher, two pupils and a parent; runs and offerings are said by the test.</summary>
internal sealed class PortfolioSchool : IRuns, IOfferings, IAsyncDisposable
{
    private readonly Dictionary<Guid, RunFacts> _runs = [];
    private readonly Dictionary<string, Offering> _offerings = [];

    public TestSchool School { get; private set; } = null!;
    public PersonFacts Teacher { get; private set; } = null!;
    public ClassFacts Class { get; private set; } = null!;
    public PersonFacts Pupil { get; private set; } = null!;
    public PersonFacts Other { get; private set; } = null!;
    public PersonFacts Stranger { get; private set; } = null!;

    public static async Task<PortfolioSchool> Start()
    {
        var own = new PortfolioSchool();
        own.School = await TestSchool.Start([new PortfolioModule()], (services, _) =>
        {
            services.AddSingleton<IRuns>(own);
            services.AddSingleton<IOfferings>(own);
        });
        own.Teacher = own.School.People.Teacher("Савина Ольга Игоревна");
        own.Class = own.School.People.Class("8Б", 8, own.Teacher.Id);
        own.Pupil = own.School.People.Pupil("Ёлкин Артём", own.Class);
        own.Other = own.School.People.Pupil("Жуков Иван", own.Class);
        own.Stranger = own.School.People.Pupil("Елохин Пётр", own.School.People.Class("9А", 9));
        await own.School.PublishPeople();
        return own;
    }

    public void AsPupil(PersonFacts pupil)
    {
        School.Caller.PersonId = pupil.Id;
        School.Caller.Only((Permissions.Read, Contracts.Access.Scope.Own), (Permissions.Add, Contracts.Access.Scope.Own),
            (Permissions.EditRoutes, Contracts.Access.Scope.Own)).Reaching([pupil.Id]);
    }

    public void AsTeacher()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only(
            (Permissions.Read, Contracts.Access.Scope.OwnClasses), (Permissions.Add, Contracts.Access.Scope.OwnClasses),
            (Permissions.Confirm, Contracts.Access.Scope.OwnClasses), (Permissions.EditRoutes, Contracts.Access.Scope.OwnClasses)).Reaching([], [Class.Id]);
    }

    public Offering Offer(string id, string name, params string[] variants) => _offerings[id] = new Offering
    {
        Id = id, Name = name, Partners = ["p"], Kind = "olympiad", Audience = ["pupils"], Variants = [.. variants.Select(v => new Variant(v, v, []))],
    };

    public Guid Open(string offering)
    {
        var run = Guid.CreateVersion7();
        var day = new DateOnly(2026, 10, 10);
        _runs[run] = new(run, offering, 2026, null, day, day.AddDays(30), null, null, day, day, null, 0, 0, null, null, RunState.Open);
        return run;
    }

    public async Task Happened(IEvent happened)
    {
        await School.Within(services =>
        {
            services.GetRequiredService<PortfolioDb>().Publish(happened);
            return Task.FromResult(0);
        });
        await School.Deliver();
    }

    public ResultEntered Result(Guid run, PersonFacts person, string outcome = "winner", bool withdrawn = false, string offering = "olympiad-1") =>
        new(run, person.Id, offering, "Олимпиада", "olympiad", "regional", ["math", "physics"], ["p"], outcome, 87.5m, null,
            new DateOnly(2026, 11, 2), 2026, withdrawn);

    public Offering? Find(string id) => _offerings.GetValueOrDefault(id) ?? _offerings.Values.FirstOrDefault(o => o.Variants.Any(v => v.Id == id));

    public IReadOnlyList<Offering> OfModule(string module) => [];

    public Task<RunFacts?> Find(Guid run, CancellationToken cancellation = default) => Task.FromResult(_runs.GetValueOrDefault(run));

    public Task<IReadOnlyList<RunFacts>> Of(IReadOnlyCollection<string> offerings, int schoolYear, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<RunFacts>>([.. _runs.Values.Where(r => offerings.Contains(r.Offering) && r.SchoolYear == schoolYear)]);

    public Task<Guid> Open(NewRun run, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task Cancel(Guid run, string reason, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
