using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.Partnerships;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Bookings.PublishSlot;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Tusur.Tests;

/// <summary>A school with two classes, the real catalogue of TUSUR and the real runs, on the 22nd of November 2026.</summary>
internal sealed class TusurSchool : IAsyncDisposable
{
    public const string Excursion = "tusur-excursions", Onsite = "tusur-onsite-master-classes", Visiting = "tusur-visiting-master-classes";
    public static readonly DateOnly Today = new(2026, 11, 22);

    private TusurSchool(TestSchool school) => School = school;

    public TestSchool School { get; }
    public ClassFacts Ninth { get; private set; } = null!;
    public ClassFacts Tenth { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Ninths { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Tenths { get; private set; } = [];
    public PersonFacts Teacher { get; private set; } = null!;
    public PersonFacts OtherTeacher { get; private set; } = null!;

    public static async Task<TusurSchool> Start(int pupils = 4)
    {
        var school = await TestSchool.Start([new PartnershipsModule(), new TusurModule()]);
        var tusur = new TusurSchool(school);
        var people = school.People;
        tusur.Teacher = people.Teacher("Зуева Анна Петровна");
        tusur.OtherTeacher = people.Teacher("Ежов Пётр Ильич");
        tusur.Ninth = people.Class("9А", 9, tusur.Teacher.Id);
        tusur.Tenth = people.Class("10Б", 10, tusur.OtherTeacher.Id);
        tusur.Ninths = [.. Enumerable.Range(1, pupils).Select(i => people.Pupil($"Девятов {i:000}", tusur.Ninth))];
        tusur.Tenths = [.. Enumerable.Range(1, pupils).Select(i => people.Pupil($"Десятов {i:000}", tusur.Tenth))];
        await school.PublishPeople();
        return tusur;
    }

    public static SlotDraft Draft(string offering = Excursion, int inDays = 10, string at = "10:00", string? until = "12:00", int? places = null, string? place = "РТФ, лаборатория 412") => new()
    {
        Offering = offering, On = Today.AddDays(inDays), At = TimeOnly.Parse(at), Until = until is null ? null : TimeOnly.Parse(until), Places = places, Place = place,
    };

    public Task<Guid> Publish(string offering = Excursion, int inDays = 10, string at = "10:00", string? until = "12:00", int? places = null) =>
        School.Send(new PublishSlot(Draft(offering, inDays, at, until, places)));

    public async Task<SlotFacts> Slot(Guid id) => await School.Send(new ReadSlot(id));

    public Task<IReadOnlyList<EntryFacts>> Entries(Guid run) => School.Within(s => s.GetRequiredService<IApplications>().Of(run));

    public Task<RunFacts?> Run(Guid run) => School.Within(s => s.GetRequiredService<IRuns>().Find(run));

    public Task<Guid> OpenRun(string offering, int inDays = 60, int enrolDays = 30) => School.Within(s => s.GetRequiredService<IRuns>().Open(new NewRun(
        offering, 2026, null, Today.AddDays(inDays), Today.AddDays(inDays), null, null, Today, Today.AddDays(enrolDays), null, null, null, Automatic: true)));

    public TusurSchool AsCoordinator()
    {
        School.Caller.PersonId = null;
        School.Caller.Only([.. Everything.Select(p => (p, Scope.All))]);
        return this;
    }

    /// <summary>Signs the class teacher of 9А in.</summary>
    public TusurSchool AsTeacher()
    {
        School.Caller.PersonId = Teacher.Id;
        School.Caller.Only((Permissions.Read, Scope.Own | Scope.OwnClasses), (Permissions.BookSlots, Scope.OwnClasses), (Permissions.FormTeams, Scope.OwnClasses),
            (Permissions.JoinTeams, Scope.OwnClasses), (Permissions.SubmitWorks, Scope.OwnClasses), ("partnerships.applications.overrule", Scope.OwnClasses))
            .Reaching([Teacher.Id], [Ninth.Id]);
        return this;
    }

    public TusurSchool As(PersonFacts pupil)
    {
        School.Caller.PersonId = pupil.Id;
        School.Caller.Only((Permissions.Read, Scope.Own), (Permissions.JoinTeams, Scope.Own), (Permissions.SubmitWorks, Scope.Own)).Reaching([pupil.Id]);
        return this;
    }

    public static Task<Refusal> Refused(Func<Task> work) => Assert.ThrowsAsync<Refusal>(work);

    private static readonly string[] Everything =
    [
        Permissions.Read, Permissions.ManageSlots, Permissions.BookSlots, Permissions.FormTeams, Permissions.JoinTeams, Permissions.ConfirmTeams,
        Permissions.SubmitWorks, Permissions.DecideWorks, Permissions.PlanLessons, Permissions.ChangeRules,
        "partnerships.applications.overrule", "partnerships.applications.decide",
    ];

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
