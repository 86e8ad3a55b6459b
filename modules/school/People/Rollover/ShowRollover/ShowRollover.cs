using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Rollover.ShowRollover;

/// <summary>What going over to the new year would do, and what it did.</summary>
[Requires(Permissions.Manage)]
internal sealed record ShowRollover(IReadOnlyDictionary<Guid, string> Decisions, NinthGrade Ninth) : IQuery<RolloverView>;

/// <param name="SchoolYear">The year that begins.</param>
/// <param name="Elsewhere">Pupils of whom no rule can say where they go.</param>
/// <param name="Done">The last one of this year, not undone.</param>
/// <param name="NoUndo">Why it can no longer be undone.</param>
internal sealed record RolloverView(int SchoolYear, DateOnly FirstDay, IReadOnlyList<PlanClass> Classes, RolloverPlan Plan, IReadOnlyList<(Guid Id, string Name)> Elsewhere, YearRollover? Done, string? NoUndo)
{
    public bool HasPupils => Classes.Any(c => c.Pupils.Count > 0);
}

internal sealed class ShowRolloverHandler(PeopleDb db, LastYear last, OnTop onTop) : IRequestHandler<ShowRollover, RolloverView>
{
    public async Task<RolloverView> Handle(ShowRollover request, CancellationToken cancellation)
    {
        var classes = await last.Classes(cancellation);
        var done = await db.Rollovers.AsNoTracking().Where(r => r.SchoolYear == last.Begins && r.UndoneAt == null).OrderByDescending(r => r.AppliedAt).FirstOrDefaultAsync(cancellation);
        return new(last.Begins, last.FirstDay, classes, RolloverPlan.Of(classes, request.Decisions, request.Ninth), await last.Elsewhere(cancellation), done,
            done is null ? null : await onTop.Of(done, cancellation));
    }
}
