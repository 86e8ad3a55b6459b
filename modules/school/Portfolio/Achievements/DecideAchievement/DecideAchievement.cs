using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements.DecideAchievement;

/// <summary>Confirms a proposed achievement, or refuses it with a reason; the pupil is told.</summary>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Confirm)]
internal sealed record DecideAchievement(Guid Achievement, bool Confirm, string? Reason, int Version) : ICommand<Unit>, IValidated, IAbout
{
    public Guid? Subject => Achievement;

    public void Validate(Faults faults) => faults.Text("reason", Reason, Achievements.Achievement.NoteLength, required: !Confirm);
}

internal sealed class DecideAchievementHandler(PortfolioDb db, INotices notices) : IRequestHandler<DecideAchievement, Unit>
{
    public async Task<Unit> Handle(DecideAchievement request, CancellationToken cancellation)
    {
        var row = await db.Achievements.SingleOrDefaultAsync(a => a.Id == request.Achievement, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Portfolio.NoAchievement"]);
        await db.Person(row.PersonId, cancellation);
        if (row.State != AchievementState.Proposed)
            throw new Refusal(RefusalKind.Rule, "decided", T["Portfolio.Decided"]);
        db.Expect(row, request.Version);
        row.State = request.Confirm ? AchievementState.Confirmed : AchievementState.Rejected;
        row.Reason = request.Confirm ? null : request.Reason!.Trim();
        row.ChangedAt = db.Now;
        notices.Tell(row.PersonId, NoticeKinds.Achievements, T.Both(request.Confirm ? "Portfolio.Told.Confirmed" : "Portfolio.Told.Rejected",
            AddAchievement.AddAchievementHandler.Short(row.Title), row.Reason is { Length: > 200 } r ? r[..200] : row.Reason), $"/portfolio/{row.PersonId}");
        return Unit.Value;
    }
}
