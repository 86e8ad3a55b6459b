using Gym24.Contracts.Portfolio;

namespace Gym24.Tsu.Tests.Shifts;

/// <summary>What the portfolio would say of pupils.</summary>
internal sealed class TestPortfolio : IAchievements
{
    private readonly List<AchievementFacts> _all = [];

    public void Add(Guid person, string kind, string? level, string outcome, DateOnly? on = null)
    {
        var day = on ?? new DateOnly(2026, 10, 1);
        _all.Add(new(person, $"{kind} {_all.Count + 1}", kind, level, outcome, day, day.Month >= 9 ? day.Year : day.Year - 1));
    }

    public Task<IReadOnlyList<AchievementFacts>> Of(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        people.Count <= 1000 ? Task.FromResult<IReadOnlyList<AchievementFacts>>([.. _all.Where(a => people.Contains(a.Person)).OrderByDescending(a => a.On)])
            : throw new ArgumentOutOfRangeException(nameof(people));
}
