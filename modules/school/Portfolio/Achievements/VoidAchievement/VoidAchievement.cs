using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements.VoidAchievement;

/// <summary>Takes an entry back: one's own proposal, or any entry by hand for those who confirm.</summary>
[Requires(Permissions.Add)]
internal sealed record VoidAchievement(Guid Achievement, int Version) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Achievement;
}

internal sealed class VoidAchievementHandler(PortfolioDb db, ICaller caller) : IRequestHandler<VoidAchievement, Unit>
{
    public async Task<Unit> Handle(VoidAchievement request, CancellationToken cancellation)
    {
        var row = await db.Achievements.SingleOrDefaultAsync(a => a.Id == request.Achievement && a.State != AchievementState.Void, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Portfolio.NoAchievement"]);
        var person = await db.Person(row.PersonId, cancellation);
        if (row.RunId is not null)
            throw new Refusal(RefusalKind.Rule, "result-of-run", T["Portfolio.OfRun"]);
        var confirms = (await caller.ReachOf(Permissions.Confirm, cancellation)).Covers(person.Id, person.ClassId);
        if (!confirms && (row.State == AchievementState.Confirmed || row.EnteredBy != caller.UserId))
            throw new Refusal(RefusalKind.Rule, "confirmed", T["Portfolio.NotYours"]);
        db.Expect(row, request.Version);
        (row.State, row.ChangedAt) = (AchievementState.Void, db.Now);
        return Unit.Value;
    }
}
