using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements.Awaiting;

/// <summary>Proposed achievements the caller may confirm, oldest first.</summary>
[Requires(Permissions.Confirm)]
internal sealed record ListAwaiting : IQuery<Paged<AwaitingAchievement>>
{
    public const int Size = 20;
}

internal sealed record AwaitingAchievement(Achievement Achievement, string Name, string? ClassName);

internal sealed class ListAwaitingHandler(PortfolioDb db) : IRequestHandler<ListAwaiting, Paged<AwaitingAchievement>>
{
    public async Task<Paged<AwaitingAchievement>> Handle(ListAwaiting request, CancellationToken cancellation)
    {
        var rows = from a in db.Achievements.AsNoTracking()
                   join p in db.Directory on a.PersonId equals p.Id
                   where a.State == AchievementState.Proposed
                   orderby a.EnteredAt
                   select new AwaitingAchievement(a, p.DisplayName, p.ClassName);
        return new(await rows.Take(ListAwaiting.Size).ToListAsync(cancellation), await rows.CountAsync(cancellation));
    }
}
