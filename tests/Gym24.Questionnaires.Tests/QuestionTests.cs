using Gym24.Contracts;
using Gym24.Questionnaires.Questions;

namespace Gym24.Questionnaires.Tests;

/// <summary>Questions, branches and what may be answered.</summary>
public sealed class QuestionTests
{
    private static readonly Question
        Took = new() { Id = "q1", Kind = QuestionKind.One, Text = "Участвовал?", Options = ["Да", "Нет"], Required = true },
        Liked = new() { Id = "q2", Kind = QuestionKind.Scale, Text = "Понравилось?", From = 1, To = 5, Required = true, IfQuestion = "q1", IfAnswers = [0] },
        Why = new() { Id = "q3", Kind = QuestionKind.Several, Text = "Что понравилось?", Options = ["Тема", "Люди"], IfQuestion = "q2", IfAnswers = [4, 5] },
        Order = new() { Id = "q4", Kind = QuestionKind.Ranking, Text = "Что важнее?", Options = ["А", "Б", "В"] },
        Said = new() { Id = "q5", Kind = QuestionKind.Text, Text = "Ещё?" };

    private static readonly QuestionList List = new([Took, Liked, Why, Order, Said]);

    [Fact]
    public void A_page_begins_where_a_branch_is_decided_and_with_a_section()
    {
        Assert.Equal(["q1", "q2", "q3,q4,q5"], List.Pages().Select(p => string.Join(',', p.Select(q => q.Id))));
        Assert.Equal(["q1", "q5"], new QuestionList([Took, Said with { Section = "Напоследок" }]).Pages().Select(p => p.Single().Id));
    }

    [Fact]
    public void A_branch_that_is_not_taken_is_neither_asked_nor_kept()
    {
        var faults = new Faults();
        var sheet = Sheet.Read(List, Typed(("q1", "1"), ("q2", "5"), ("q3", "0")), faults);
        Assert.False(faults.Any);
        Assert.Equal(["q1"], sheet.Replies.Keys);
        Assert.Equal(["q1", "q4", "q5"], List.AskedOf(sheet).Select(q => q.Id));
        // What hangs on a question that is not asked is not asked either, whatever was sent.
        Assert.Equal(["q1", "q2", "q3", "q4", "q5"], List.AskedOf(Sheet.Read(List, Typed(("q1", "0"), ("q2", "4")))).Select(q => q.Id));
    }

    [Theory]
    [InlineData("q1", "", "q1")]
    [InlineData("q1", "2", "q1")]
    [InlineData("q1", "-1", "q1")]
    [InlineData("q1", "да", "q1")]
    [InlineData("q1", "99999999999", "q1")]
    [InlineData("q2", "6", "q2")]
    [InlineData("q2", "0", "q2")]
    [InlineData("q3", "2", "q3")]
    [InlineData("q4-0", "4", "q4")]
    [InlineData("q4-0", "1", "q4")]
    [InlineData("q4-0", "x", "q4")]
    [InlineData("q5", "\u0000", "q5")]
    public void What_cannot_be_an_answer_is_told_beside_its_question(string name, string value, string field)
    {
        var typed = Typed(("q1", "0"), ("q2", "5"));
        typed[name] = [value];
        var faults = new Faults();
        Sheet.Read(List, typed, faults);
        Assert.Equal([field], faults.Found.Select(f => f.Field).Distinct());
        // A draft takes what can be read and says nothing of the rest.
        Assert.DoesNotContain(field, Sheet.Read(List, typed).Replies.Keys);
    }

    [Fact]
    public void An_answer_in_words_has_an_end()
    {
        var faults = new Faults();
        Sheet.Read(List, Typed(("q1", "1"), ("q5", new string('я', Sheet.MaxText + 1))), faults);
        Assert.Equal("too-long", Assert.Single(faults.Found).Code);
        Assert.Equal(Sheet.MaxText, Sheet.Read(List, Typed(("q1", "1"), ("q5", new string('я', Sheet.MaxText))))["q5"]!.Text!.Length);
    }

    [Fact]
    public void What_was_answered_is_shown_again_as_it_was_typed()
    {
        var typed = Typed(("q1", "0"), ("q2", "5"), ("q4-0", "2"), ("q4-1", "3"), ("q4-2", "1"), ("q5", "Спасибо"));
        typed["q3"] = ["0", "1"];
        var sheet = Sheet.Of(Sheet.Read(List, typed).Write());
        Assert.Equal([2, 0, 1], sheet["q4"]!.Picked);
        Assert.Equal(typed.OrderBy(t => t.Key).Select(t => (t.Key, string.Join(',', t.Value))), sheet.Typed(List).OrderBy(t => t.Key).Select(t => (t.Key, string.Join(',', t.Value))));
    }

    [Fact]
    public void A_question_is_checked_as_it_stands_among_the_others()
    {
        Assert.Equal(["options"], Faults(Took with { Options = ["Да"] }));
        Assert.Equal(["options"], Faults(Took with { Options = ["Да", "да"] }));
        Assert.Equal(["options"], Faults(Took with { Options = [.. Enumerable.Range(0, Question.MaxOptions + 1).Select(i => $"{i}")] }));
        Assert.Equal(["options"], Faults(Took with { Options = ["Да", new string('н', Question.MaxOption + 1)] }));
        Assert.Equal(["text"], Faults(Took with { Text = "  " }));
        Assert.Equal(["to"], Faults(Liked with { From = 5, To = 5 }));
        Assert.Equal(["to"], Faults(Liked with { To = 11 }));
        Assert.Equal(["if"], Faults(Liked with { IfAnswers = [2] }));
        Assert.Equal(["if"], Faults(Liked with { IfQuestion = "q4" }));
        Assert.Equal(["if"], Faults(Liked with { IfQuestion = "q2" }));
        Assert.Empty(Faults(Liked));

        static IEnumerable<string?> Faults(Question question)
        {
            var faults = new Faults();
            new QuestionList([.. List.All.Select(q => q.Id == question.Id ? question : q)]).Check(question, faults);
            return faults.Found.Select(f => f.Field);
        }
    }

    private static Dictionary<string, string[]> Typed(params (string Name, string Value)[] all) => all.ToDictionary(a => a.Name, a => new[] { a.Value });
}
