using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Families;

/// <summary>A guardian who acts for a child today.</summary>
internal sealed record ActingPair(Guid Link, Guid Guardian, Guid Child);

/// <summary>
/// Who acts for whom today: between the first and the last day, not restricted, and for a pupil of age only with the pupil's own consent.
/// Asked anew with each request, so that an end or a limit counts from the next one on.
/// </summary>
internal sealed class ActingGuardians(PeopleDb db, ISchool school, IEnumerable<IConsents> consents)
{
    /// <summary>From this age parents are no legal representatives any more (ГК РФ, art. 21; СК РФ, art. 61, part 2).</summary>
    public const int Majority = 18;

    /// <summary>The children a guardian acts for.</summary>
    public Task<IReadOnlyList<ActingPair>> Of(Guid guardian, CancellationToken cancellation) =>
        Pairs(db.Guardianships.Where(g => g.GuardianId == guardian), cancellation);

    /// <summary>Those who act for some children; at most 1,000.</summary>
    public Task<IReadOnlyList<ActingPair>> For(IReadOnlyCollection<Guid> children, CancellationToken cancellation) =>
        Pairs(db.Guardianships.Where(g => children.Contains(g.ChildId)), cancellation);

    private async Task<IReadOnlyList<ActingPair>> Pairs(IQueryable<Guardianship> links, CancellationToken cancellation)
    {
        var today = school.Today;
        var found = await links.Where(g => !g.Restricted && g.FirstDay <= today && (g.LastDay == null || g.LastDay >= today))
            .Join(db.People, g => g.ChildId, p => p.Id, (g, p) => new { g.Id, g.GuardianId, g.ChildId, p.BirthDate }).ToListAsync(cancellation);
        var grown = found.Where(f => f.BirthDate?.AddYears(Majority) <= today).Select(f => f.ChildId).Distinct().ToList();
        IReadOnlySet<Guid> willing = grown.Count > 0 && consents.LastOrDefault() is { } register
            ? await register.Given(ConsentKinds.Family, null, grown, cancellation) : new HashSet<Guid>();
        return [.. found.Where(f => !grown.Contains(f.ChildId) || willing.Contains(f.ChildId)).Select(f => new ActingPair(f.Id, f.GuardianId, f.ChildId))];
    }
}
