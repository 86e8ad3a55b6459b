using System.Collections.Frozen;
using System.Globalization;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Catalogue;

/// <summary>A filter of the catalogue and the values it has. Position 0 is "not stated".</summary>
internal sealed class Filter
{
    public const string NotStated = "none";

    public const int Partner = 0, Direction = 1, Kind = 2, Audience = 3, Grade = 4, Subject = 5, Level = 6, Month = 7, Count = 8;

    /// <summary>Names as in an address.</summary>
    public static readonly string[] Names = ["partner", "direction", "kind", "audience", "grade", "subject", "level", "month"];

    private static readonly string[] Grades = [.. Enumerable.Range(1, 11).Select(Word)];

    /// <summary>As a school counts: from September.</summary>
    private static readonly string[] SchoolMonths = [.. new[] { 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8 }.Select(Word)];

    private readonly FrozenDictionary<string, ushort> _positions;

    private Filter(int index, IEnumerable<string> values)
    {
        Index = index;
        Values = [NotStated, .. values];
        _positions = Values.Select((value, i) => (value, i)).ToFrozenDictionary(v => v.value, v => (ushort)v.i);
    }

    public int Index { get; }
    public string Name => Names[Index];
    public IReadOnlyList<string> Values { get; }

    /// <summary>Position of a value, or -1.</summary>
    public int Find(string value) => _positions.TryGetValue(value, out var position) ? position : -1;

    public ushort[] Places(IEnumerable<string> values)
    {
        ushort[] places = [.. values.Select(v => _positions.GetValueOrDefault(v)).Distinct()];
        return places.Length == 0 ? [0] : places;
    }

    public static Filter[] Make(IEnumerable<string> partners, IEnumerable<string> directions) =>
    [
        new(Partner, partners), new(Direction, directions), new(Kind, Vocabulary.Kinds.All), new(Audience, Vocabulary.Audiences.All),
        new(Grade, Grades), new(Subject, Vocabulary.Subjects.All), new(Level, Vocabulary.Levels.All), new(Month, SchoolMonths),
    ];

    public static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}
