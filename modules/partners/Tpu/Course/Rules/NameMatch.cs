using Gym24.Contracts;

namespace Gym24.Tpu.Course.Rules;

/// <summary>Somebody whom a line may mean.</summary>
internal sealed record Candidate(Guid Id, string Name, string? ClassName);

/// <summary>Finds people by names as platforms write them: in any order, with or without patronymic, with initials.</summary>
internal sealed class NameMatch(IReadOnlyList<Candidate> people)
{
    private readonly ILookup<string, (Candidate Who, string[] Words)> _byWord = people
        .Select(p => (Who: p, Words: Fold.Text(p.Name).Split(' '))).SelectMany(p => p.Words.Distinct().Select(word => (word, p))).ToLookup(x => x.word, x => x.p);

    /// <summary>All whom the name fits, in the order given.</summary>
    public IReadOnlyList<Candidate> Of(string name)
    {
        var words = Fold.Text(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var longest = words.MaxBy(w => w.Length);
        return words.Length < 2 || longest is not { Length: > 1 } ? [] : [.. _byWord[longest].Where(p => Fits(words, p.Words)).Select(p => p.Who)];
    }

    private static bool Fits(string[] given, string[] known)
    {
        var left = known.ToList();
        foreach (var word in given.Where(w => w.Length > 1))
            if (!left.Remove(word))
                return false;
        foreach (var initial in given.Where(w => w.Length == 1))
        {
            var at = left.FindIndex(w => w[0] == initial[0]);
            if (at < 0)
                return false;
            left.RemoveAt(at);
        }
        return true;
    }
}
