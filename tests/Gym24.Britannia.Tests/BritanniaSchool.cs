using Gym24.Britannia.Exams.SaveExam;
using Gym24.Britannia.Levels.EnterLevels;
using Gym24.Britannia.Sessions.AssignExam;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Britannia.Tests;

/// <summary>A school with a class, some teachers, the real catalogue of the language centre and the real runs, on the 22nd of November 2026.</summary>
internal sealed class BritanniaSchool : IAsyncDisposable
{
    public const string Test = "britannia-best-of-oxford-test", Exams = "britannia-city-and-guilds", Methods = "britannia-methodology-seminars";
    public static readonly DateOnly Today = new(2026, 11, 22);

    private BritanniaSchool(TestSchool school) => School = school;

    public TestSchool School { get; }
    public ClassFacts Ninth { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Pupils { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Teachers { get; private set; } = [];
    public PersonFacts Guardian { get; private set; } = null!;

    public static async Task<BritanniaSchool> Start()
    {
        var school = await TestSchool.Start([new PartnershipsModule(), new BritanniaModule()]);
        var people = school.People;
        var made = new BritanniaSchool(school)
        {
            Teachers = [people.Teacher("Зуева Анна Петровна"), people.Teacher("Ежов Пётр Ильич"), people.Teacher("Ильина Вера Олеговна")],
        };
        made.Ninth = people.Class("9А", 9, made.Teachers[0].Id);
        made.Pupils = [.. Enumerable.Range(1, 4).Select(i => people.Pupil($"Девятов {i:000}", made.Ninth))];
        made.Guardian = people.Guardian("Девятова Ольга", made.Pupils[0]);
        await school.PublishPeople();
        return made;
    }

    public Task<Guid> Exam(string title = "Пробный тест", string language = "en", int? months = null) =>
        School.Send(new SaveExam(null, 0, title, language, "УЭЛЦ «Британия»", months));

    /// <summary>A run of an offering that began some days ago, with people who have places.</summary>
    public async Task<Guid> Run(string offering, int daysAgo, IEnumerable<PersonFacts> people, int days = 1)
    {
        // One enters before it begins.
        var now = School.Clock.GetUtcNow();
        School.Clock.Set(now.AddDays(-daysAgo - 1));
        var run = await Open(offering, daysAgo, people, days);
        School.Clock.Set(now);
        return run;
    }

    private Task<Guid> Open(string offering, int daysAgo, IEnumerable<PersonFacts> people, int days) => School.Within(async s =>
    {
        var from = Today.AddDays(-daysAgo);
        var sessions = Enumerable.Range(0, days).Select(i => from.AddDays(i)).ToList();
        var run = await s.GetRequiredService<IRuns>().Open(new NewRun(offering, s.GetRequiredService<ISchool>().YearOf(from), null, from, from.AddDays(days - 1), new TimeOnly(10, 0), new TimeOnly(13, 0),
            from.AddDays(-10), from.AddDays(days - 1), null, null, null, Sessions: sessions, Automatic: true));
        await s.GetRequiredService<IApplications>().Enter(run, [.. people.Select(p => p.Id)], "проверка");
        return run;
    });

    /// <summary>A run in which an exam is sat.</summary>
    public async Task<Guid> Session(Guid exam, int daysAgo = 7, IEnumerable<PersonFacts>? people = null)
    {
        var run = await Run(Test, daysAgo, people ?? Pupils);
        await School.Send(new AssignExam(run, 0, exam));
        return run;
    }

    public Task<int> Enter(Guid run, PersonFacts person, string level, int daysAgo = 7, string? number = null, DateOnly? until = null, decimal? score = null) =>
        School.Send(new EnterLevels(run, Today.AddDays(-daysAgo), null, [new LevelLine(person.Id, level, Score: score, Number: number, ValidUntil: until)]));

    public Task<IReadOnlyList<ResultFacts>> Results(Guid run) => School.Within(s => s.GetRequiredService<IResults>().Of(run));

    public async Task Attend(Guid run, PersonFacts person, params Presence?[] days)
    {
        await School.Within(async s =>
        {
            var book = s.GetRequiredService<IAttendance>();
            var sessions = await book.Sessions(run);
            return await book.Mark(run, [.. days.Select((d, i) => new MarkFacts(sessions[i].Id, person.Id, d))]);
        });
        await School.Deliver();
    }

    public BritanniaSchool As(PersonFacts person, params (string, Scope)[] held)
    {
        School.Caller.PersonId = person.Id;
        School.Caller.Only(held).Reaching([person.Id]);
        return this;
    }

    public static Task<Refusal> Refused(Func<Task> work) => Assert.ThrowsAsync<Refusal>(work);

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
