namespace Gym24.Contracts.Portfolio;

/// <summary>What pupils achieved, for selection by portfolio and for indicators. Checks no permission: never pass it on to a page.</summary>
public interface IAchievements
{
    /// <summary>Achievements of some people, newest first. At most 1,000 people.</summary>
    Task<IReadOnlyList<AchievementFacts>> Of(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default);
}

/// <summary>An achievement.</summary>
/// <param name="Outcome">One of <c>participant prize-winner winner completed not-completed</c>.</param>
/// <param name="Level">One of <c>school municipal regional national international</c>; absent: not stated.</param>
public sealed record AchievementFacts(Guid Person, string Title, string Kind, string? Level, string Outcome, DateOnly On, int SchoolYear);
