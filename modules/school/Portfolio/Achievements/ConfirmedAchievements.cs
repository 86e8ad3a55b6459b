using Gym24.Contracts.Portfolio;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements;

internal sealed class ConfirmedAchievements(PortfolioDb db) : IAchievements
{
    public async Task<IReadOnlyList<AchievementFacts>> Of(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        await db.Achievements.AsNoTracking()
            .Where(a => people.Contains(a.PersonId) && a.State == AchievementState.Confirmed)
            .OrderByDescending(a => a.On).ThenByDescending(a => a.EnteredAt)
            .Select(a => new AchievementFacts(a.PersonId, a.Title, a.Kind, a.Level, a.Outcome, a.On, a.SchoolYear))
            .ToListAsync(cancellation);
}
