using System.Text.Json;
using Gym24.Contracts.Data;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Answers.Answer;
using Gym24.Questionnaires.Forms.CloseQuestionnaire;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Results.ShowResults;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Questionnaires.Tests;

/// <summary>Who has answered is known, what was answered is known, and nothing joins the two.</summary>
public sealed class AnonymousTests
{
    private static readonly Question Said = new() { Kind = QuestionKind.Text, Text = "Своими словами" };

    [Fact]
    public async Task Answering_leaves_a_mark_and_a_count_and_nothing_else()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(null, OwnSchool.One(), Said);
        await own.Answer(id, own.Mothers[0], ("q1", "0"), ("q2", "Раньше"));
        var before = await Everything(own);
        var told = own.School.Notices.Count;
        await own.Answer(id, own.Mothers[1], ("q1", "1"), ("q2", "Позже"));
        var after = await Everything(own);

        // Of all that is stored two rows have changed: the invitation, by its mark, and the box, which holds what both have said. No row is new.
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        var changed = after.Where(r => before[r.Key] != r.Value).Select(r => r.Key.Split(' ')[0]).Order();
        Assert.Equal([nameof(Box), nameof(Invitation)], changed);
        Assert.Equal(told, own.School.Notices.Count);
        Assert.Equal("""{"Sheets":2,"Questions":{"q1":{"Answered":2,"Picks":{"0":1,"1":1},"Texts":[]},"q2":{"Answered":2,"Picks":{},"Texts":["Позже","Раньше"]}}}""",
            Assert.Single(await own.Look(db => db.Boxes.Select(b => b.Content).ToListAsync())));
        // An invitation has no place where a time or an answer could stand.
        Assert.Equal(["AboutId", "Answered", "Group", "Id", "PersonId", "QuestionnaireId"],
            await own.Look(db => Task.FromResult(db.Model.FindEntityType(typeof(Invitation))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal).ToArray())));
    }

    [Fact]
    public async Task The_same_is_stored_in_whatever_order_people_answer()
    {
        var stored = new List<string>();
        foreach (var order in (int[][])[[0, 1, 2, 3], [3, 1, 0, 2]])
        {
            await using var own = await OwnSchool.Start();
            var id = await own.Opened(null, OwnSchool.One(), Said);
            foreach (var i in order)
                await own.Answer(id, own.Mothers[i], ("q1", $"{i % 2}"), ("q2", $"Слово {i}"));
            stored.Add(await own.Look(db => db.Boxes.Select(b => b.Content).SingleAsync()));
        }
        Assert.Equal(stored[0], stored[1]);
    }

    [Fact]
    public async Task Nobody_answers_twice_not_even_at_the_same_moment()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened();
        var invitation = (await own.InvitationOf(id, own.Mothers[0])).Id;
        own.As(own.Mothers[0]);
        var posts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await own.School.Send(new SendAnonymously(invitation, OwnSchool.Typed(("q1", "0"))));
                return "taken";
            }
            catch (Contracts.Refusal refusal)
            {
                return refusal.Code;
            }
        })));
        Assert.Equal(["taken", .. Enumerable.Repeat("answered", 7)], posts.OrderDescending());
        Assert.Equal(1, await Sheets(own));
    }

    [Fact]
    public async Task Many_at_once_are_all_counted()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened();
        var invitations = new List<Guid>();
        foreach (var mother in own.Mothers)
            invitations.Add((await own.InvitationOf(id, mother)).Id);
        // The caller of a test is one for all, so each invitation is given to the same person first.
        await own.Look(db => db.Invitations.Where(i => invitations.Contains(i.Id)).ExecuteUpdateAsync(i => i.SetProperty(x => x.PersonId, own.Author.Id)));
        own.As(own.Author);
        await Task.WhenAll(invitations.Select(i => Task.Run(() => own.School.Send(new SendAnonymously(i, OwnSchool.Typed(("q1", "1")))))));
        Assert.Equal(10, await Sheets(own));
        Assert.Equal(10, await own.Look(db => db.Invitations.CountAsync(i => i.Answered)));
    }

    [Fact]
    public async Task What_is_wrong_leaves_no_mark()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened();
        Assert.Equal("invalid", await OwnSchool.Refused(() => own.Answer(id, own.Mothers[0], ("q1", "7"))));
        Assert.False((await own.InvitationOf(id, own.Mothers[0])).Answered);
        Assert.Equal("not-found", await OwnSchool.Refused(async () =>
            await own.As(own.Mothers[1]).School.Send(new SendAnonymously((await own.InvitationOf(id, own.Mothers[0])).Id, OwnSchool.Typed(("q1", "0"))))));
        Assert.Equal("anonymous", await OwnSchool.Refused(() => own.AnswerByName(id, own.Mothers[0], true, ("q1", "0"))));
        Assert.Equal(0, await Sheets(own));
        Assert.Empty(await own.Look(db => db.NamedAnswers.ToListAsync()));
    }

    [Fact]
    public async Task After_the_last_day_and_after_closing_nothing_is_taken()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened();
        // The last minute of the last day, the school's zone (UTC+7).
        own.School.Clock.Set(new DateTimeOffset(2026, 11, 29, 16, 59, 0, TimeSpan.Zero));
        await own.Answer(id, own.Mothers[0]);
        own.School.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("closed", await OwnSchool.Refused(() => own.Answer(id, own.Mothers[1])));
        Assert.False((await own.InvitationOf(id, own.Mothers[1])).Answered);

        var other = await own.Opened();
        await own.Close(other);
        Assert.Equal("closed", await OwnSchool.Refused(() => own.Answer(other, own.Mothers[1])));
    }

    [Fact]
    public async Task Results_are_seen_when_it_is_over_and_enough_have_answered_and_it_never_opens_again()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { MinimumGroup = 6 });
        for (var i = 0; i < 5; i++)
            await own.Answer(id, own.Mothers[i]);
        var running = await own.Results(id);
        Assert.Equal((Withheld.UntilClosed, 0, 5), (running.Withheld, running.Results.Count, running.Answered));
        await own.Close(id);
        Assert.Equal((Withheld.TooFew, 0), (await own.Results(id) is var few ? (few.Withheld, few.Results.Count) : default));
        Assert.Equal("not-open", await OwnSchool.Refused(async () => await own.School.Send(new ExtendQuestionnaire(id, await own.Version(id), own.Today.AddDays(3)))));

        var other = await own.Opened();
        foreach (var mother in own.Mothers.Take(5))
            await own.Answer(other, mother);
        await own.Close(other);
        var over = await own.Results(other);
        Assert.Equal((Withheld.No, 5), (over.Withheld, Assert.Single(over.Results).Counted.Of(0)));
    }

    [Fact]
    public async Task A_question_that_few_have_answered_and_a_class_of_few_stay_hidden()
    {
        await using var own = await OwnSchool.Start();
        var id = await own.Opened(e => e with { ByClass = true }, OwnSchool.One(), Said,
            new Question { Kind = QuestionKind.Scale, Text = "Почему?", From = 1, To = 5, IfQuestion = "q1", IfAnswers = [1] });
        // Six of one class; four of the other would be seen by subtraction.
        for (var i = 0; i < 10; i++)
            await own.Answer(id, own.Mothers[i], ("q1", i == 0 ? "1" : "0"), ("q2", "да"), ("q3", "2"));
        await own.Close(id);
        var shown = await own.Results(id);
        Assert.Empty(shown.Results[0].ByGroup);
        Assert.Equal(10, shown.Results[0].Counted.Answered);
        Assert.True(shown.Results[2].Hidden);
        Assert.Empty(shown.Results[2].Counted.Picks);

        var whole = await own.Opened(e => e with { ByClass = true, Classes = [own.Large.Id], MinimumGroup = 5 });
        for (var i = 1; i < 6; i++)
            await own.Answer(whole, own.Mothers[i]);
        await own.Close(whole);
        Assert.Equal(["7А"], Assert.Single((await own.Results(whole)).Results).ByGroup.Select(g => g.Group));
    }

    private static Task<int> Sheets(OwnSchool own) => own.Look(async db =>
        (await db.Boxes.Select(b => b.Content).ToListAsync()).Sum(c => JsonDocument.Parse(c).RootElement.TryGetProperty("Sheets", out var n) ? n.GetInt32() : 0));

    /// <summary>Every row of every table the module can write to, audit and outbox with it, by its kind and key.</summary>
    private static Task<Dictionary<string, string>> Everything(OwnSchool own) => own.Look(async db =>
    {
        var all = new Dictionary<string, string>();
        foreach (var row in (object[])[.. await db.Questionnaires.AsNoTracking().ToListAsync(), .. await db.Invitations.AsNoTracking().ToListAsync(),
            .. await db.NamedAnswers.AsNoTracking().ToListAsync(), .. await db.Boxes.AsNoTracking().ToListAsync(), .. await db.Set<AuditRow>().AsNoTracking().ToListAsync(), .. await db.Set<OutboxRow>().AsNoTracking().ToListAsync()])
        {
            var entry = db.Entry(row);
            all[$"{row.GetType().Name} {entry.Property("Id").CurrentValue}"] = string.Join('|', entry.Properties.Select(p => p.CurrentValue));
        }
        return all;
    });
}
