using System.Security.Cryptography;
using System.Text;

namespace Gym24.Tpu.Course.Rules;

internal enum Outcome
{
    New = 0,
    Changed = 1,
    Unchanged = 2,

    /// <summary>The name fits several pupils, or one of another class: a person decides.</summary>
    Ask = 3,

    /// <summary>A person decided that it is nobody of this run.</summary>
    LeftOut = 4,

    /// <summary>A pupil of the school without a place in the run.</summary>
    NotEntered = 5,

    NotFound = 6,
    Error = 7,
}

/// <summary>How far somebody is.</summary>
internal readonly record struct Standing(int? Percent, bool Finished);

/// <summary>What becomes of a line.</summary>
/// <param name="Who">Whom it means.</param>
/// <param name="Choices">Whom it may mean, where a person decides or has decided.</param>
internal sealed record PlannedLine(CourseLine Line, Outcome Outcome, Candidate? Who, IReadOnlyList<Candidate> Choices, Standing? Before, Standing? After, IReadOnlyList<LineProblem> Problems)
{
    public bool Decided { get; init; }
}

/// <summary>What a file would change. Made anew whenever it is looked at; <see cref="Seen"/> tells whether it is still the same.</summary>
internal sealed record CoursePlan(IReadOnlyList<PlannedLine> Lines)
{
    public int Count(Outcome outcome) => Lines.Count(l => l.Outcome == outcome);

    /// <summary>The same for the same plan.</summary>
    public string Seen { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Lines.Select(l => $"{l.Line.Number} {l.Outcome} {l.Who?.Id:N} {l.Before} {l.After}")))))[..32];

    /// <param name="entered">Those with a place in the run.</param>
    /// <param name="school">All pupils.</param>
    /// <param name="chosen">By <see cref="CourseLine.Key"/>; nobody where the name is left out.</param>
    public static CoursePlan Of(IEnumerable<CourseLine> lines, IReadOnlyList<Candidate> entered, IReadOnlyList<Candidate> school,
        IReadOnlyDictionary<Guid, Standing> standings, IReadOnlyDictionary<string, Guid?> chosen)
    {
        var (within, all, byId) = (new NameMatch(entered), new NameMatch(school), entered.ToDictionary(p => p.Id));
        var first = new Dictionary<Guid, int>();
        return new([.. lines.Select(One)]);

        PlannedLine One(CourseLine line)
        {
            if (line.Problems.Count > 0)
                return new(line, Outcome.Error, null, [], null, null, line.Problems);
            var fits = within.Of(line.Name);
            if (chosen.TryGetValue(line.Key, out var person))
            {
                if (person is not { } id)
                    return new(line, Outcome.LeftOut, null, fits, null, null, []) { Decided = true };
                if (byId.TryGetValue(id, out var known))
                    return Found(line, known, [.. fits.Append(known).Distinct()]) with { Decided = true };
            }
            if (fits.Count == 0)
                return new(line, all.Of(line.Name).Count > 0 ? Outcome.NotEntered : Outcome.NotFound, null, [], null, null, []);
            var of = line.Class is null ? fits : [.. fits.Where(p => CourseLine.ClassKey(p.ClassName) == CourseLine.ClassKey(line.Class))];
            return of is [var only] ? Found(line, only, []) : new(line, Outcome.Ask, null, of.Count > 0 ? of : fits, null, null, []);
        }

        PlannedLine Found(CourseLine line, Candidate who, IReadOnlyList<Candidate> choices)
        {
            if (!first.TryAdd(who.Id, line.Number))
                return new(line, Outcome.Error, who, choices, null, null, [new("PersonTwice", null, who.Name, $"{first[who.Id]}")]);
            var before = standings.TryGetValue(who.Id, out var standing) ? standing : (Standing?)null;
            var finished = line.Finished ?? line.Percent == 100;
            var after = new Standing(line.Percent ?? (finished ? 100 : before?.Percent), finished);
            return new(line, before is null ? Outcome.New : before == after ? Outcome.Unchanged : Outcome.Changed, who, choices, before, after, []);
        }
    }
}
