using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Partnerships;
using Gym24.Tpu.Saturdays.ChooseSaturdays;
using Gym24.Tpu.Saturdays.ListSeries;
using Gym24.Tpu.Saturdays.OpenSeries;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Tpu.Tests;

/// <summary>A school with two classes, the real catalogue of TPU and the real runs, on Sunday the 22nd of November 2026.</summary>
internal sealed class TpuSchool : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private TpuSchool(TestSchool school) => School = school;

    public TestSchool School { get; }
    public ClassFacts Ninth { get; private set; } = null!;
    public ClassFacts Tenth { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Ninths { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Tenths { get; private set; } = [];
    public PersonFacts Teacher { get; private set; } = null!;
    public PersonFacts Mother { get; private set; } = null!;

    /// <param name="special">What the school knows of its days.</param>
    public static async Task<TpuSchool> Start(int pupils = 4, params DayFacts[] special)
    {
        var school = await TestSchool.Start([new PartnershipsModule(), new TpuModule()], (services, _) => services.AddSingleton<ISchoolDays>(new SomeDays(special)));
        var tpu = new TpuSchool(school);
        var people = school.People;
        tpu.Teacher = people.Teacher("Зуева Анна Петровна");
        tpu.Ninth = people.Class("9А", 9, tpu.Teacher.Id);
        tpu.Tenth = people.Class("10Б", 10);
        tpu.Ninths = [.. Enumerable.Range(1, pupils).Select(i => people.Pupil($"Девятов {i:000}", tpu.Ninth))];
        tpu.Tenths = [.. Enumerable.Range(1, pupils).Select(i => people.Pupil($"Десятов {i:000}", tpu.Tenth))];
        tpu.Mother = people.Guardian("Девятова Мария", tpu.Ninths[0]);
        await school.PublishPeople();
        return tpu;
    }

    /// <summary>Saturdays from the 28th of November to the 26th of December.</summary>
    public static SeriesDraft Draft(int? places = null) => new()
    {
        From = new(2026, 11, 25), To = new(2026, 12, 27), At = new(11, 0), Until = new(13, 0), Places = places, Topics = "Реактор\nНефть",
    };

    public Task<Guid> Open(int? places = null) => School.Send(new OpenSeries(Draft(places)));

    public Task<SeriesFacts> Read(Guid run) => School.Send(new ReadSeries(run));

    public async Task<IReadOnlyList<Guid>> Days(Guid run) => [.. (await Read(run)).Saturdays.Select(s => s.Id)];

    public Task<bool> Choose(Guid run, PersonFacts pupil, params IEnumerable<Guid> saturdays) =>
        School.Send(new ChooseSaturdays(run, [pupil.Id], [.. saturdays]));

    public Task<IReadOnlyList<EntryFacts>> Entries(Guid run) => School.Within(s => s.GetRequiredService<IApplications>().Of(run));

    public Task<T> Within<T>(Func<IServiceProvider, Task<T>> work) => School.Within(work);

    public TpuSchool On(DateOnly day)
    {
        School.Clock.Set(new DateTimeOffset(day.ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero));
        return this;
    }

    public TpuSchool AsCoordinator()
    {
        School.Caller.PersonId = null;
        School.Caller.Only([.. Everything.Select(p => (p, Scope.All))]);
        return this;
    }

    /// <summary>Signs the class teacher of 9А in.</summary>
    public TpuSchool AsTeacher()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only((Permissions.Read, Scope.Own | Scope.OwnClasses), (Permissions.AttendSaturdays, Scope.OwnClasses), (Permissions.MarkSaturdays, Scope.Own | Scope.OwnClasses))
            .Reaching([Teacher.Id], [Ninth.Id]);
        return this;
    }

    /// <summary>Signs the class teacher of 9А in, who hands works in.</summary>
    public TpuSchool AsTeacherOfWorks()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only((Permissions.Read, Scope.Own | Scope.OwnClasses), (Permissions.SubmitWorks, Scope.Own | Scope.OwnClasses)).Reaching([Teacher.Id], [Ninth.Id]);
        return this;
    }

    /// <summary>Signs the class teacher of 9А in, who forms teams.</summary>
    public TpuSchool AsTeacherOfProjects()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only((Permissions.Read, Scope.Own | Scope.OwnClasses), (Permissions.FormProjects, Scope.OwnClasses)).Reaching([Teacher.Id], [Ninth.Id]);
        return this;
    }

    public TpuSchool As(PersonFacts pupil)
    {
        School.Caller.PersonId = pupil.Id;
        School.Caller.Only((Permissions.Read, Scope.Own), (Permissions.AttendSaturdays, Scope.Own), (Permissions.SubmitWorks, Scope.Own)).Reaching([pupil.Id]);
        return this;
    }

    public TpuSchool AsMother()
    {
        School.Caller.PersonId = Mother.Id;
        School.Caller.Only((Permissions.Read, Scope.OwnChildren), (Permissions.AttendSaturdays, Scope.OwnChildren), (Permissions.SubmitWorks, Scope.OwnChildren)).Reaching([Ninths[0].Id]);
        return this;
    }

    public static Task<Refusal> Refused(Func<Task> work) => Assert.ThrowsAsync<Refusal>(work);

    private static readonly string[] Everything =
    [
        Permissions.Read, Permissions.ManageSaturdays, Permissions.AttendSaturdays, Permissions.MarkSaturdays, Permissions.FormProjects,
        Permissions.SubmitWorks, Permissions.DecideWorks, Permissions.ImportProgress, "partnerships.applications.overrule", "partnerships.applications.decide",
    ];

    public ValueTask DisposeAsync() => School.DisposeAsync();

    private sealed class SomeDays(DayFacts[] special) : ISchoolDays
    {
        public Task<SchoolDays> Between(DateOnly from, DateOnly to, CancellationToken cancellation = default) =>
            Task.FromResult(new SchoolDays(from, to, special.Where(d => from <= d.Day && d.Day <= to)));

        public Task<IReadOnlyList<Vacation>> Vacations(int schoolYear, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<Vacation>>([]);
    }
}
