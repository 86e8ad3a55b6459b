using System.Globalization;
using Gym24.Contracts.People;
using Gym24.People.Import.Lines;

namespace Gym24.People.Import.Work;

/// <summary>
/// Finds lines of one file that speak of the same person, or may do so. Twins, and namesakes with a number or a date, do not. A few
/// look-ups per line, however many namesakes there are: a file of a hundred thousand lines of one name is no reason to stop.
/// </summary>
internal sealed class Twice
{
    private const string Any = "*", Missing = "";
    private readonly Dictionary<(PersonKind, string), int> _byNumber = [];
    private readonly Dictionary<Key, RosterLine> _first = [], _firstWithoutNumber = [];

    /// <returns>What is wrong with the line in the light of the earlier ones, or <see langword="null"/>.</returns>
    public Problem? Add(RosterLine line)
    {
        if (line.ExternalKey is { } number && !_byNumber.TryAdd((line.Kind, number), line.Number))
            return new("NumberTwice", line.Number, null, line.ExternalId!, At(_byNumber[(line.Kind, number)]));
        var (date, patronymic) = (line.BirthDate?.ToString("O", CultureInfo.InvariantCulture), line.Name.PatronymicKey);
        // Two different numbers are two people, whatever their names.
        var seen = line.ExternalKey is null ? _first : _firstWithoutNumber;
        RosterLine? same = null;
        foreach (var d in date is null ? [Any] : (ReadOnlySpan<string>)[date, Missing])
            foreach (var p in patronymic is null ? [Any] : (ReadOnlySpan<string>)[patronymic, Missing])
                same ??= seen.GetValueOrDefault(new(line.Kind, line.Name.Key, d, p));
        foreach (var d in (ReadOnlySpan<string>)[date ?? Missing, Any])
            foreach (var p in (ReadOnlySpan<string>)[patronymic ?? Missing, Any])
            {
                _first.TryAdd(new(line.Kind, line.Name.Key, d, p), line);
                if (line.ExternalKey is null)
                    _firstWithoutNumber.TryAdd(new(line.Kind, line.Name.Key, d, p), line);
            }
        return same is null ? null
            : line.BirthDate is not null && line.BirthDate == same.BirthDate ? new("PersonTwice", line.Number, null, line.Name.Display, At(same.Number))
            : new("Namesakes", line.Number, null, line.Name.Display, At(same.Number));
    }

    private static string At(int line) => line.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Key(PersonKind Kind, string Name, string Date, string Patronymic);
}
