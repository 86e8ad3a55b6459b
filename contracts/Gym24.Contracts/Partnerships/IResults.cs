namespace Gym24.Contracts.Partnerships;

/// <summary>
/// Results of runs, for modules that find them out themselves (points of a game, progress of a course). Commands run in the caller's
/// transaction and check no permission of their own: the request that calls them does.
/// </summary>
public interface IResults
{
    /// <summary>Enters or corrects results; who is not named keeps what is there.</summary>
    /// <returns>How many have changed.</returns>
    /// <exception cref="Refusal">No such run, it is called off or has not begun, somebody has no place in it, or an outcome is unknown.</exception>
    Task<int> Enter(Guid run, IReadOnlyList<ResultFacts> results, CancellationToken cancellation = default);

    /// <summary>The results entered so far, void ones left out.</summary>
    Task<IReadOnlyList<ResultFacts>> Of(Guid run, CancellationToken cancellation = default);
}

/// <summary>What came of a person's part in a run.</summary>
/// <param name="Outcome">One of <c>participant prize-winner winner completed not-completed</c>; absent: no result, an entered one becomes void.</param>
/// <param name="Points">As given by the partner, two decimals.</param>
/// <param name="Note">At most 500 characters.</param>
/// <param name="On">Absent: the last day of the run, today at the latest.</param>
public sealed record ResultFacts(Guid Person, string? Outcome, decimal? Points = null, string? Note = null, DateOnly? On = null);
