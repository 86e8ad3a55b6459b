using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements.ShowPortfolio;

/// <summary>What one person achieved and took part in, newest first.</summary>
[Requires(Permissions.Read)]
internal sealed record ShowPortfolio(Guid Pupil, int? Year = null, string? Level = null, string? Outcome = null, string? Kind = null)
    : IQuery<ShownPortfolio>, IConcernsPerson
{
    public Guid? Person => Pupil;
}

/// <param name="All">Everything the person has, for figures and for the choices of the filters.</param>
/// <param name="Items">What the filters leave.</param>
/// <param name="MayAdd">The caller may enter an achievement of this person.</param>
/// <param name="MayConfirm">The caller may confirm one.</param>
internal sealed record ShownPortfolio(
    DirectoryPerson Person, IReadOnlyList<Achievement> All, IReadOnlyList<Achievement> Items, IReadOnlyList<Participation> Participations,
    bool MayAdd, bool MayConfirm)
{
    public IEnumerable<Achievement> Confirmed => All.Where(a => a.State == AchievementState.Confirmed);

    public IEnumerable<int> Years => All.Select(a => a.SchoolYear).Union(Participations.Select(p => p.SchoolYear)).OrderDescending();
}

internal sealed class ShowPortfolioHandler(PortfolioDb db, ICaller caller) : IRequestHandler<ShowPortfolio, ShownPortfolio>
{
    public async Task<ShownPortfolio> Handle(ShowPortfolio request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Pupil, cancellation);
        var all = await db.Achievements.AsNoTracking().Where(a => a.PersonId == person.Id && a.State != AchievementState.Void)
            .OrderByDescending(a => a.On).ThenByDescending(a => a.EnteredAt).ToListAsync(cancellation);
        var items = all.Where(a => (request.Year is null || a.SchoolYear == request.Year)
            && (request.Level is null || a.Level == request.Level)
            && (request.Outcome is null || a.Outcome == request.Outcome)
            && (request.Kind is null || a.Kind == request.Kind));
        var participations = await db.Participations.AsNoTracking().Where(p => p.PersonId == person.Id)
            .OrderByDescending(p => p.Starts).ThenBy(p => p.Title).ToListAsync(cancellation);
        return new(person, all, [.. items], participations,
            await Covers(Permissions.Add, person, cancellation), await Covers(Permissions.Confirm, person, cancellation));
    }

    private async Task<bool> Covers(string permission, DirectoryPerson person, CancellationToken cancellation) =>
        (await caller.ReachOf(permission, cancellation)).Covers(person.Id, person.ClassId);
}
