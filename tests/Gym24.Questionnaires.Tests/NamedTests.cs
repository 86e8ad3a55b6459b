using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Testing;
using Gym24.Questionnaires.Answers.Answer;
using Gym24.Questionnaires.Answers.ListMine;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Forms.CloseQuestionnaire;
using Gym24.Questionnaires.Results.ShowResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Questionnaires.Tests;

/// <summary>Answers with a name: kept as a draft, changed until the deadline, seen by those who were named before, erased with their person.</summary>
public sealed class NamedTests
{
    [Fact]
    public async Task A_draft_is_kept_and_counts_for_nothing_until_it_is_sent()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { Anonymous = false }, OwnSchool.One(), OwnSchool.One("И ещё?"));
        await own.AnswerByName(id, own.Mothers[0], true, ("q1", "1"));
        var invitation = (await own.InvitationOf(id, own.Mothers[0])).Id;
        var shown = await own.As(own.Mothers[0]).School.Send(new ShowSheet(invitation));
        Assert.Equal((false, 1), (shown.Answered, shown.Sheet["q1"]!.Picked[0]));
        Assert.Equal(["Савина Ольга Игоревна"], shown.Readers);
        Assert.Equal(Withheld.Nothing, (await own.Results(id)).Withheld);

        Assert.Equal("invalid", await OwnSchool.Refused(() => own.AnswerByName(id, own.Mothers[0], false, ("q1", "1"))));
        await own.AnswerByName(id, own.Mothers[0], false, ("q1", "1"), ("q2", "0"));
        await own.AnswerByName(id, own.Mothers[0], false, ("q1", "0"), ("q2", "0"));
        var results = await own.Results(id);
        Assert.Equal((1, 1), (results.Results[0].Counted.Of(0), results.Results[0].Counted.Answered));
        Assert.Equal("Мать0 Анна", Assert.Single(results.Sheets).Name);
        // What was handed in is not lowered to a draft.
        Assert.Equal("sent", await OwnSchool.Refused(() => own.AnswerByName(id, own.Mothers[0], true, ("q1", "0"))));
    }

    [Fact]
    public async Task Until_the_deadline_it_may_be_changed_and_a_named_one_may_be_extended()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { Anonymous = false });
        await own.AnswerByName(id, own.Mothers[0], false, ("q1", "1"));
        own.School.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("closed", await OwnSchool.Refused(() => own.AnswerByName(id, own.Mothers[0], false, ("q1", "0"))));
        await own.AsAuthor().School.Send(new ExtendQuestionnaire(id, await own.Version(id), own.Today.AddDays(2)));
        await own.AnswerByName(id, own.Mothers[0], false, ("q1", "0"));
        Assert.Equal(1, (await own.Results(id)).Results[0].Counted.Of(0));
    }

    [Fact]
    public async Task A_parent_answers_once_or_for_each_child_as_it_was_asked()
    {
        await using var own = await OwnSchool.Start();
        var once = await own.Opened();
        Assert.Equal("", (await own.InvitationOf(once, own.Both)).Group);
        Assert.Equal(11, await own.Look(db => db.Invitations.CountAsync(i => i.QuestionnaireId == once)));

        var each = await own.Opened(e => e with { PerChild = true, Anonymous = false });
        Assert.Equal(12, await own.Look(db => db.Invitations.CountAsync(i => i.QuestionnaireId == each)));
        Assert.Equal("7Б", (await own.InvitationOf(each, own.Both, own.Pupils[9])).Group);
        var mine = await own.As(own.Both).School.Send(new ListMine());
        Assert.Equal([null, own.Pupils[0].DisplayName, own.Pupils[9].DisplayName], mine.Waiting.Select(m => m.About).Order());
    }

    [Fact]
    public async Task Each_sees_what_waits_for_an_answer_and_nobody_anothers()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { Classes = [own.Large.Id] });
        Assert.Single((await own.As(own.Mothers[0]).School.Send(new ListMine())).Waiting);
        Assert.Empty((await own.As(own.Mothers[9]).School.Send(new ListMine())).Waiting);
        await own.Answer(id, own.Mothers[0]);
        var mine = await own.As(own.Mothers[0]).School.Send(new ListMine());
        Assert.Equal((0, 1, false), (mine.Waiting.Count, mine.Answered.Count, mine.Answered[0].CanChange));
        var invitation = (await own.InvitationOf(id, own.Mothers[1])).Id;
        Assert.Equal("not-found", await OwnSchool.Refused(() => own.As(own.Mothers[0]).School.Send(new ShowSheet(invitation))));
        Assert.Equal("forbidden", await OwnSchool.Refused(() => own.As(own.Mothers[0]).School.Send(new ShowResults(id))));
    }

    [Fact]
    public async Task Whoever_acts_for_a_child_no_more_is_asked_about_the_child_no_more()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { Anonymous = false, PerChild = true });
        await own.As(own.Both).School.Send(new SendNamed((await own.InvitationOf(id, own.Both, own.Pupils[0])).Id, OwnSchool.Typed(("q1", "0")), Draft: true));
        foreach (var happened in new[] { new GuardianshipChanged(own.Mothers[0].Id, own.Pupils[0].Id), new GuardianshipChanged(own.Both.Id, own.Pupils[0].Id) })
        {
            if (happened.Guardian == own.Both.Id)
                own.School.People.Stops(own.Both);
            await own.School.Within(services =>
            {
                services.GetRequiredService<QuestionnairesDb>().Publish(happened);
                return Task.FromResult(true);
            });
        }
        await own.School.Deliver();
        // Her other child is another guardianship.
        Assert.Equal([own.Pupils[9].Id], await own.Look(db => db.Invitations.Where(i => i.PersonId == own.Both.Id).Select(i => i.AboutId).ToListAsync()));
        Assert.Empty(await own.Look(db => db.NamedAnswers.ToListAsync()));
        Assert.Equal(own.Pupils[0].Id, (await own.InvitationOf(id, own.Mothers[0], own.Pupils[0])).AboutId);
    }

    [Fact]
    public async Task What_is_of_a_person_is_told_and_goes_with_the_person()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { Anonymous = false, PerChild = true });
        var invitation = (await own.InvitationOf(id, own.Both, own.Pupils[0])).Id;
        await own.As(own.Both).School.Send(new SendNamed(invitation, OwnSchool.Typed(("q1", "0"))));
        await own.School.Within(async services =>
        {
            var records = services.GetRequiredService<IPersonalRecords>();
            Assert.Equal(new Dictionary<string, int> { ["questionnaires.answers"] = 1, ["questionnaires.invitations"] = 2 }, await records.Count(own.Both.Id));
            Assert.Equal(1, (await records.Count(own.Pupils[0].Id))["questionnaires.answers"]);
            await records.Erase(new ErasureOrder(own.Pupils[0].Id, new HashSet<string> { "questionnaires.answers", "questionnaires.invitations" }, Guid.NewGuid()));
            return true;
        });
        Assert.Empty(await own.Look(db => db.NamedAnswers.ToListAsync()));
        Assert.Empty(await own.Look(db => db.Invitations.Where(i => i.AboutId == own.Pupils[0].Id).ToListAsync()));
    }
}
