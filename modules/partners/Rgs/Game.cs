using Gym24.Contracts.Offerings;

namespace Gym24.Rgs;

/// <summary>The entry of <c>catalogue.yaml</c> this module plays. Its grades are read, never repeated.</summary>
internal sealed class Game(IOfferings offerings)
{
    public const string Module = "rgs", Offering = "strany-i-kontinenty";

    public Offering? Entry => offerings.Find(Offering);

    /// <summary>Whether a team of that grade may play; not stated: every grade may.</summary>
    public bool Takes(int? grade) => Entry?.Grades is not { Count: > 0 } grades || (grade is { } g && grades.Contains(g));

    public string Grades => Entry?.Grades is { Count: > 0 } grades ? $"{grades[0]}–{grades[^1]}" : "1–11";
}
