using System.Globalization;
using Gym24.Contracts;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Questions;

/// <summary>An answer: words, or what was picked. Of a ranking all numbers of options stand there, the best first.</summary>
internal sealed record Reply(string? Text, IReadOnlyList<int> Picked)
{
    public bool IsEmpty => Text is null && Picked.Count == 0;
}

/// <summary>The answers of one person, by id of the question.</summary>
internal sealed class Sheet(IReadOnlyDictionary<string, Reply> replies)
{
    public const int MaxText = 1000;

    public static readonly Sheet Empty = new(new Dictionary<string, Reply>());

    public IReadOnlyDictionary<string, Reply> Replies { get; } = replies;

    public Reply? this[string question] => Replies.GetValueOrDefault(question);

    public static Sheet Of(string? stored) => stored is null ? Empty : new(Stored.Read<Dictionary<string, Reply>>(stored));

    public string Write() => Stored.Write(Replies);

    /// <summary>Under this name the place of an option in a ranking is posted.</summary>
    public static string Place(Question question, int option) => string.Create(CultureInfo.InvariantCulture, $"{question.Id}-{option}");

    /// <summary>Reads what was typed. Only the questions that are asked of this person count.</summary>
    /// <param name="strict">Absent: what cannot be read and what is missing is left out, as in a draft.</param>
    public static Sheet Read(QuestionList questions, IReadOnlyDictionary<string, string[]> typed, Faults? strict = null, IReadOnlyCollection<string>? only = null)
    {
        var replies = new Dictionary<string, Reply>();
        foreach (var question in questions.All)
        {
            var faults = new Faults();
            var reply = Read(question, typed, faults);
            if (!reply.IsEmpty && !faults.Any)
                replies[question.Id] = reply;
            if (strict is null || only?.Contains(question.Id) == false || !questions.AskedOf(new Sheet(replies)).Contains(question))
                continue;
            foreach (var fault in faults.Found)
                strict.Add(fault.Field, fault.Message, fault.Code);
        }
        var asked = questions.AskedOf(new Sheet(replies)).Select(q => q.Id).ToHashSet();
        return new Sheet(replies.Where(r => asked.Contains(r.Key)).ToDictionary());
    }

    /// <summary>As it would be typed: what the fields of a form show.</summary>
    public Dictionary<string, string[]> Typed(QuestionList questions)
    {
        var typed = new Dictionary<string, string[]>();
        foreach (var question in questions.All)
        {
            if (this[question.Id] is not { } reply)
                continue;
            if (question.Kind == QuestionKind.Ranking)
                foreach (var (place, option) in reply.Picked.Index())
                    typed[Place(question, option)] = [Number(place + 1)];
            else
                typed[question.Id] = reply.Text is { } text ? [text] : [.. reply.Picked.Select(Number)];
        }
        return typed;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Reply Read(Question question, IReadOnlyDictionary<string, string[]> typed, Faults faults)
    {
        var sent = typed.GetValueOrDefault(question.Id) ?? [];
        if (question.Kind == QuestionKind.Text)
        {
            var text = sent.FirstOrDefault()?.Trim();
            faults.Text(question.Id, text, MaxText, question.Required);
            return new Reply(string.IsNullOrEmpty(text) ? null : text, []);
        }
        if (question.Kind == QuestionKind.Ranking)
            return Ranking(question, typed, faults);
        var given = sent.Where(s => s.Length > 0).ToList();
        var picked = given.Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && question.Choices.Contains(n) ? n : (int?)null).ToList();
        if (picked.Contains(null) || (question.Kind != QuestionKind.Several && picked.Count > 1))
            faults.Add(question.Id, T["Answer.BadChoice"]);
        else if (picked.Count == 0 && question.Required)
            faults.Add(question.Id, T[question.Kind == QuestionKind.Several ? "Answer.PickSome" : "Answer.PickOne"], "required");
        return new Reply(null, [.. picked.OfType<int>().Distinct().Order()]);
    }

    private static Reply Ranking(Question question, IReadOnlyDictionary<string, string[]> typed, Faults faults)
    {
        var places = question.Choices.Select(o => typed.GetValueOrDefault(Place(question, o))?.FirstOrDefault() is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= question.Options.Count ? place : -1
            : 0).ToList();
        if (places.TrueForAll(p => p == 0))
        {
            if (question.Required)
                faults.Add(question.Id, T["Answer.RankAll", question.Options.Count], "required");
            return new Reply(null, []);
        }
        if (!places.Order().SequenceEqual(Enumerable.Range(1, places.Count)))
        {
            faults.Add(question.Id, T["Answer.RankAll", question.Options.Count]);
            return new Reply(null, []);
        }
        return new Reply(null, [.. question.Choices.OrderBy(o => places[o])]);
    }
}
