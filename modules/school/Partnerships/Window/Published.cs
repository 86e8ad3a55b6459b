using Gym24.Contracts.Ui;

namespace Gym24.Partnerships.Window;

/// <summary>Numbers as they may leave the school: nobody is to be told from a small one.</summary>
internal static class Published
{
    /// <summary>The smallest number told outside the school.</summary>
    public const int Least = 5;

    public static bool Small(int people) => people is > 0 and < Least;

    /// <summary>A number that is no part of another one that is told.</summary>
    public static string Say(int people) => Small(people) ? $"<{Least}" : Words.Number(people);

    /// <summary>The parts of a whole; absent: they must not be told at all. See <see cref="Suppression"/>.</summary>
    public static IReadOnlyList<string>? Parts(IReadOnlyList<int> parts) => Suppression.Of(parts) is not { } told ? null :
        [.. parts.Select((part, i) => told[i] switch { Told.Exactly => Words.Number(part), Told.Few => $"<{Least}", _ => $"≥{Least}" })];
}
