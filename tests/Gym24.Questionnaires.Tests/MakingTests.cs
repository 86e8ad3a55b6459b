using Gym24.Contracts;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Answers.Remind;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Forms.CloseQuestionnaire;
using Gym24.Questionnaires.Forms.EditQuestion;
using Gym24.Questionnaires.Forms.ListQuestionnaires;
using Gym24.Questionnaires.Forms.MakeQuestionnaire;
using Gym24.Questionnaires.Forms.OpenQuestionnaire;
using Gym24.Questionnaires.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Questionnaires.Tests;

/// <summary>A questionnaire is made, opened to people, extended, copied; people are told and reminded.</summary>
public sealed class MakingTests
{
    [Fact]
    public async Task Once_it_is_open_nothing_of_it_changes_and_a_copy_can_be_changed()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened();
        var version = await own.Version(id);
        Assert.Equal("frozen", await OwnSchool.Refused(() => own.School.Send(new EditQuestion(id, version, OwnSchool.One("Иначе?")))));
        Assert.Equal("frozen", await OwnSchool.Refused(() => own.School.Send(new MoveQuestion(id, version, "q1", 0))));
        Assert.Equal("frozen", await OwnSchool.Refused(() => own.School.Send(new OpenQuestionnaire(id, version, null, own.Today))));
        Assert.Equal("frozen", await OwnSchool.Refused(() => own.School.Send(new DeleteDraft(id, version))));
        var copy = await own.School.Send(new MakeQuestionnaire(null, Copied: id));
        await own.School.Send(new EditQuestion(copy, await own.Version(copy), OwnSchool.One("Иначе?")));
        Assert.Equal((1, 2), (await Questions(own, id), await Questions(own, copy)));
        Assert.Equal("Опрос (копия)", await own.Look(db => db.Questionnaires.Where(q => q.Id == copy).Select(q => q.Title).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_a_draft_the_second_is_told()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Draft();
        var seen = await own.Version(id);
        await own.School.Send(new EditQuestion(id, seen, OwnSchool.One("Первый")));
        Assert.Equal("stale", await OwnSchool.Refused(() => own.School.Send(new EditQuestion(id, seen, OwnSchool.One("Второй")))));
        Assert.Equal(2, await Questions(own, id));
    }

    [Fact]
    public async Task A_question_does_not_go_where_a_branch_would_break()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Draft(null, OwnSchool.One(), OwnSchool.One("Почему?") with { IfQuestion = "q1", IfAnswers = [1] }, OwnSchool.One("Третий"));
        Assert.Equal("depends", await OwnSchool.Refused(async () => await own.School.Send(new MoveQuestion(id, await own.Version(id), "q1", 1))));
        Assert.Equal("depends", await OwnSchool.Refused(async () => await own.School.Send(new MoveQuestion(id, await own.Version(id), "q1", 0))));
        await own.School.Send(new MoveQuestion(id, await own.Version(id), "q3", -1));
        await own.School.Send(new MoveQuestion(id, await own.Version(id), "q2", 0));
        Assert.Equal(["q1", "q3"], (await own.Look(db => db.Questionnaires.SingleAsync(q => q.Id == id))).QuestionList.All.Select(q => q.Id));
        // A name that is free again is not given to another question while something may still mean the old one.
        await own.School.Send(new EditQuestion(id, await own.Version(id), OwnSchool.One("Новый")));
        Assert.Equal(["q1", "q3", "q4"], (await own.Look(db => db.Questionnaires.SingleAsync(q => q.Id == id))).QuestionList.All.Select(q => q.Id));
    }

    [Fact]
    public async Task It_is_not_opened_to_nobody_nor_to_too_few_nor_for_a_day_that_is_over()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Draft(e => e with { MinimumGroup = 12 });
        Assert.Equal("too-few", await Opens(id, null, own.Today));
        Assert.Equal("invalid", await Opens(id, null, own.Today.AddDays(-1)));
        Assert.Equal("invalid", await Opens(id, null, own.Today.AddDays(400)));
        Assert.Equal("invalid", await Opens(id, own.Today.AddDays(-1), own.Today));
        Assert.Equal("invalid", await Opens(id, own.Today.AddDays(3), own.Today.AddDays(2)));
        Assert.Equal("invalid", await Opens(id, null, null));
        var empty = await own.School.Send(new MakeQuestionnaire("Пустой"));
        Assert.Equal("invalid", await Opens(empty, null, own.Today));
        Assert.Empty(own.School.Notices);

        Task<string> Opens(Guid which, DateOnly? on, DateOnly? until) =>
            OwnSchool.Refused(async () => await own.School.Send(new OpenQuestionnaire(which, await own.Version(which), on, until)));
    }

    [Fact]
    public async Task Everybody_who_is_asked_is_told_once_and_reminded_until_they_answer()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { Kind = AudienceKind.Pupils });
        Assert.Equal(own.Pupils.Select(p => p.Id).Order(), own.School.Notices.Select(n => n.Person).Order());
        Assert.All(own.School.Notices, n => Assert.Contains("29 ноября 2026", n.Text.Ru.Replace('\u00a0', ' '), StringComparison.Ordinal));
        await own.Answer(id, own.Pupils[0]);

        Assert.Empty(await Remind(own, 0));
        var soon = await Remind(own, 5);
        Assert.Equal(own.Pupils.Skip(1).Select(p => p.Id).Order(), soon.Select(r => r.Person).Order());
        Assert.Equal(soon.Select(r => r.Key).Order(), (await Remind(own, 6)).Select(r => r.Key).Order());
        Assert.Empty((await Remind(own, 7)).Select(r => r.Key).Intersect(soon.Select(r => r.Key)));
        Assert.Empty(await Remind(own, 8));
        await own.Close(id);
        Assert.Empty(await Remind(own, 6));
    }

    [Fact]
    public async Task What_is_planned_opens_on_its_day_and_once()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Draft();
        await own.School.Send(new OpenQuestionnaire(id, await own.Version(id), own.Today.AddDays(2), own.Today.AddDays(9)));
        Assert.False(await Step(own));
        Assert.Empty(own.School.Notices);
        own.School.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await Step(own));
        Assert.False(await Step(own));
        Assert.Equal(11, own.School.Notices.Count);
        Assert.Equal(QuestionnaireState.Open, await own.Look(db => db.Questionnaires.Select(q => q.State).SingleAsync()));
    }

    [Fact]
    public async Task The_people_of_a_run_are_those_with_a_place()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.School.Send(new MakeQuestionnaire(null, "pupils-run", Run: OwnSchool.Run));
        await own.Look(db => db.Questionnaires.Where(q => q.Id == id).ExecuteUpdateAsync(q => q.SetProperty(x => x.Anonymous, false)));
        await own.School.Send(new OpenQuestionnaire(id, await own.Version(id), null, own.Today));
        Assert.Equal(own.Pupils.Take(2).Select(p => p.Id).Order(), (await own.Look(db => db.Invitations.Select(i => i.PersonId).ToListAsync())).Order());
        Assert.Equal(id, Assert.Single((await own.School.Send(new ListQuestionnaires(Run: OwnSchool.Run))).Items).Id);
        Assert.Empty((await own.School.Send(new ListQuestionnaires(Run: Guid.NewGuid()))).Items);
    }

    [Fact]
    public async Task Every_template_can_be_opened_as_it_is()
    {
        await using var own = await OwnSchool.Start();
        var templates = own.School.Services.GetRequiredService<TemplateBook>();
        Assert.Equal(["mentoring-month", "parents-partners", "pupils-run"], templates.All.Select(t => t.Id).Order());
        foreach (var template in templates.All)
        {
            var id = await own.School.Send(new MakeQuestionnaire(null, template.Id));
            await own.School.Send(new OpenQuestionnaire(id, await own.Version(id), null, own.Today));
        }
    }

    [Theory]
    [InlineData("minimumGroup: { people: 2, source: х }", "3 people")]
    [InlineData("minimumGroup: { people: 5 }", "needs a source")]
    [InlineData("minimumGroup: { people: 5, source: х }\ntemplates: [{ id: a, title: А }]", "questions need ids")]
    [InlineData("minimumGroup: { people: 5, source: х }\ntemplates: [{ id: a, title: А, questions: [{ id: q1, kind: One, text: Да? }] }]", "the template a")]
    [InlineData("minimumGroup: { people: 5, source: х }\ntemplates: [{ id: a, title: А, questions: [{ id: q1, kind: Dance, text: Да? }] }]", "line 2")]
    public void A_file_with_a_mistake_says_where(string yaml, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => TemplateBook.Read(yaml)).Message, StringComparison.Ordinal);

    private static async Task<int> Questions(OwnSchool own, Guid id) => (await own.Look(db => db.Questionnaires.SingleAsync(q => q.Id == id))).QuestionList.All.Count;

    private static async Task<bool> Step(OwnSchool own)
    {
        await using var scope = own.School.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IJob>().Step(default);
    }

    private static Task<IReadOnlyList<Reminder>> Remind(OwnSchool own, int days) => own.Look(db => new RemindOfQuestionnaires(db).On(own.Today.AddDays(days)));

    [Fact]
    public async Task Only_the_chosen_grades_are_asked_and_those_must_be_there()
    {
        await using var own = await OwnSchool.Start();
        var eighth = own.School.People.Pupil("Восьмой Пётр", own.School.People.Class("8А", 8));
        await own.School.PublishPeople();
        var id = await own.Opened(e => e with { Kind = AudienceKind.Pupils, Anonymous = false, Grades = [8] });
        Assert.Equal([eighth.Id], await own.Look(db => db.Invitations.Where(i => i.QuestionnaireId == id).Select(i => i.PersonId).ToListAsync()));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => own.Draft(e => e with { Grades = [0] }));
        Assert.Equal("grades", Assert.Single(refusal.Faults).Field);
    }
}
