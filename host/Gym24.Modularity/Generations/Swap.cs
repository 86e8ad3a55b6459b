using Gym24.Contracts;

namespace Gym24.Modularity.Generations;

/// <summary>What came of a decision. When it failed, nothing changed for anybody.</summary>
/// <param name="Failure">Why nothing changed, in plain words.</param>
public sealed record SwapResult(LocalText? Failure)
{
    public static readonly SwapResult Done = new((LocalText?)null);

    public bool Succeeded => Failure is null;
}

/// <summary>One change of generations, as measured.</summary>
/// <param name="Number">Of the generation that took over.</param>
/// <param name="Build">From the decision to the switch.</param>
/// <param name="Drain">From the switch until the last request had left the old generation.</param>
/// <param name="Drained">False when requests were still inside when the time was up.</param>
/// <param name="Residue">Managed bytes more than after the swap before, everything else included; <see langword="null"/> while generations overlapped.</param>
public sealed record Swap(DateTimeOffset At, int Number, TimeSpan Build, TimeSpan Drain, bool Drained, long? Residue);
