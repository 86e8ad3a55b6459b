using Gym24.Contracts.People;
using Gym24.People.Import.Lines;

namespace Gym24.People.Import.Work;

/// <summary>Finds lines of one file that speak of the same person, or may do so. Twins and namesakes with a number or a date do not.</summary>
internal sealed class Twice
{
    private readonly Dictionary<(PersonKind, string), int> _byNumber = [];
    private readonly Dictionary<(PersonKind, string), List<RosterLine>> _byName = [];

    /// <returns>What is wrong with the line in the light of the earlier ones, or <see langword="null"/>.</returns>
    public Problem? Add(RosterLine line)
    {
        if (line.ExternalKey is { } number && !_byNumber.TryAdd((line.Kind, number), line.Number))
            return new("NumberTwice", line.Number, null, line.ExternalId!, At(_byNumber[(line.Kind, number)]));
        var key = (line.Kind, line.Name.Key);
        if (!_byName.TryGetValue(key, out var namesakes))
            namesakes = _byName[key] = [];
        var same = namesakes.Find(other => line.MayBe(other.Name, other.BirthDate, other.ExternalKey) && !(Numbered(line) && Numbered(other)));
        namesakes.Add(line);
        return same is null ? null
            : line.BirthDate is not null && line.BirthDate == same.BirthDate ? new("PersonTwice", line.Number, null, line.Name.Display, At(same.Number))
            : new("Namesakes", line.Number, null, line.Name.Display, At(same.Number));
    }

    private static bool Numbered(RosterLine line) => line.ExternalKey is not null;

    private static string At(int line) => line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
