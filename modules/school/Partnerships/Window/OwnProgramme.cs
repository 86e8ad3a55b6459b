using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window;

/// <summary>What the partners of a curator have a part in. What belongs to others does not exist for the curator: not found, never forbidden.</summary>
internal sealed class OwnProgramme(PartnershipsDb db, ICaller caller)
{
    /// <summary>Ids of the caller's partners under a permission; none without it.</summary>
    public async Task<IReadOnlyList<string>> Partners(string permission, CancellationToken cancellation) =>
        [.. (await caller.ReachOf(permission, cancellation)).Partners.Distinct().Order(StringComparer.Ordinal)];

    public static IQueryable<Run> Of(IQueryable<Run> runs, IReadOnlyList<string> partners) =>
        runs.Where(r => r.Partners.Any(p => partners.Contains(p.Partner)));

    /// <exception cref="Refusal">There is no such run among the caller's own.</exception>
    public async Task<Run> Take(string permission, Guid id, CancellationToken cancellation)
    {
        var partners = await Partners(permission, cancellation);
        var run = await Of(db.Set<Run>().AsNoTracking(), partners).Include(r => r.Sessions).Include(r => r.Partners).AsSingleQuery()
            .SingleOrDefaultAsync(r => r.Id == id, cancellation) ?? throw Seats.NotFound();
        run.Sessions.Sort((a, b) => a.On.CompareTo(b.On));
        return run;
    }

    /// <summary>The partner of the caller's who has the offering.</summary>
    /// <exception cref="Refusal">The offering is unknown or others' own.</exception>
    public static string PartnerOf(Offering? offering, IReadOnlyList<string> partners) =>
        offering?.Partners.FirstOrDefault(partners.Contains)
            ?? throw new Refusal(RefusalKind.NotFound, "unknown-offering", T["Window.UnknownOffering"], "offering");
}
