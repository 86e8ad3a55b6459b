using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Testing;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Answers.Answer;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Forms.CloseQuestionnaire;
using Gym24.Questionnaires.Forms.EditQuestion;
using Gym24.Questionnaires.Forms.EditQuestionnaire;
using Gym24.Questionnaires.Forms.MakeQuestionnaire;
using Gym24.Questionnaires.Forms.OpenQuestionnaire;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Results.ShowResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Invitation = Gym24.Questionnaires.Answers.Invitation;

namespace Gym24.Questionnaires.Tests;

/// <summary>A school with two classes of six and four pupils, a mother for each, one mother with a child in both; a run with two places given.</summary>
internal sealed class OwnSchool : IApplications, IAsyncDisposable
{
    public static readonly Guid Run = new("018f0000-0000-7000-8000-000000000001");

    public TestSchool School { get; private set; } = null!;
    public PersonFacts Author { get; private set; } = null!;
    public ClassFacts Large { get; private set; } = null!;
    public ClassFacts Small { get; private set; } = null!;
    public IReadOnlyList<PersonFacts> Pupils { get; private set; } = [];
    public IReadOnlyList<PersonFacts> Mothers { get; private set; } = [];

    /// <summary>Has a child in each class.</summary>
    public PersonFacts Both { get; private set; } = null!;

    public DateOnly Today => ((ISchool)School).Today;

    public static async Task<OwnSchool> Start()
    {
        var own = new OwnSchool();
        own.School = await TestSchool.Start([new QuestionnairesModule()], (services, _) => services.AddSingleton<IApplications>(own));
        var people = own.School.People;
        own.Author = people.Teacher("Савина Ольга Игоревна");
        (own.Large, own.Small) = (people.Class("7А", 7), people.Class("7Б", 7));
        own.Pupils = [.. Enumerable.Range(0, 10).Select(i => people.Pupil($"Ученик{i} Пётр", i < 6 ? own.Large : own.Small))];
        own.Mothers = [.. own.Pupils.Select((p, i) => people.Guardian($"Мать{i} Анна", p))];
        own.Both = people.Guardian("Обоих Вера", own.Pupils[0], own.Pupils[9]);
        own.School.Holders.Add((own.Author.Id, Permissions.Manage));
        await own.School.PublishPeople();
        return own.AsAuthor();
    }

    public OwnSchool AsAuthor()
    {
        School.Caller.PersonId = School.Caller.UserId = Author.Id;
        School.Caller.Only((Permissions.Manage, Scope.All), (Permissions.Answer, Scope.Own)).Reaching([Author.Id]);
        return this;
    }

    public OwnSchool As(PersonFacts who)
    {
        School.Caller.PersonId = School.Caller.UserId = who.Id;
        School.Caller.Only((Permissions.Answer, Scope.Own)).Reaching([who.Id]);
        return this;
    }

    public static Question One(string text = "Нравится?") => new() { Kind = QuestionKind.One, Text = text, Options = ["Да", "Нет"], Required = true };

    /// <summary>A draft to everybody's parents with one question, changed as the test likes.</summary>
    public async Task<Guid> Draft(Func<EditQuestionnaire, EditQuestionnaire>? change = null, params Question[] questions)
    {
        AsAuthor();
        var id = await School.Send(new MakeQuestionnaire("Опрос"));
        foreach (var question in questions is [] ? [One()] : questions)
            await School.Send(new EditQuestion(id, await Version(id), question));
        var edit = new EditQuestionnaire(id, await Version(id), "Опрос", null, true, false, 5, AudienceKind.Parents, [], false);
        await School.Send(change?.Invoke(edit) ?? edit);
        return id;
    }

    public async Task<Guid> Opened(Func<EditQuestionnaire, EditQuestionnaire>? change = null, params Question[] questions)
    {
        var id = await Draft(change, questions);
        await School.Send(new OpenQuestionnaire(id, await Version(id), null, Today.AddDays(7)));
        return id;
    }

    public async Task Close(Guid id) => await AsAuthor().School.Send(new CloseQuestionnaire(id, await Version(id)));

    public async Task<Invitation> InvitationOf(Guid id, PersonFacts who, PersonFacts? about = null) =>
        await Look(db => db.Invitations.SingleAsync(i => i.QuestionnaireId == id && i.PersonId == who.Id && i.AboutId == (about ?? who).Id));

    public async Task Answer(Guid id, PersonFacts who, params (string Name, string Value)[] typed) =>
        await As(who).School.Send(new SendAnonymously((await InvitationOf(id, who)).Id, Typed(typed is [] ? [("q1", "0")] : typed)));

    public async Task AnswerByName(Guid id, PersonFacts who, bool draft, params (string Name, string Value)[] typed) =>
        await As(who).School.Send(new SendNamed((await InvitationOf(id, who)).Id, Typed(typed), draft));

    public Task<ShownResults> Results(Guid id) => AsAuthor().School.Send(new ShowResults(id));

    public Task<int> Version(Guid id) => Look(db => db.Questionnaires.Where(q => q.Id == id).Select(q => q.Version).SingleAsync());

    public async Task<T> Look<T>(Func<QuestionnairesDb, Task<T>> look)
    {
        await using var scope = School.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<QuestionnairesDb>());
    }

    public static Dictionary<string, string[]> Typed(params (string Name, string Value)[] all) => all.GroupBy(a => a.Name).ToDictionary(a => a.Key, a => a.Select(v => v.Value).ToArray());

    public static async Task<string> Refused(Func<Task> asked) => (await Assert.ThrowsAsync<Refusal>(asked)).Code;

    public Task<IReadOnlyList<EntryFacts>> Of(Guid run, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<EntryFacts>>(run != Run ? [] :
        [.. Pupils.Take(3).Select((p, i) => new EntryFacts(Guid.NewGuid(), p.Id, i < 2 ? ApplicationState.Approved : ApplicationState.Rejected, null))]);

    public Task<IReadOnlyList<EntryOutcome>> Enter(Guid run, IReadOnlyList<Guid> people, string? overruleReason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<ILookup<Guid, EntryFacts>> Of(IReadOnlyCollection<Guid> runs, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
