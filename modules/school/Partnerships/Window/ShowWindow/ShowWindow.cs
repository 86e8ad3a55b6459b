using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ListRuns;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.ShowWindow;

/// <summary>The runs of the caller's partners in a school year, and what was proposed.</summary>
/// <param name="Partner">One of the caller's; absent: all of them.</param>
/// <param name="Year">School year; absent: the running one.</param>
[Requires(Permissions.ReadWindow)]
internal sealed record ShowWindow(string? Partner = null, int? Year = null) : IQuery<OwnWindow>;

/// <param name="Partners">All of the caller's, whatever was chosen.</param>
internal sealed record OwnWindow(
    IReadOnlyList<string> Partners, IReadOnlyList<string> Chosen, int SchoolYear, IReadOnlyList<RunRow> Runs, IReadOnlyList<Proposal> Proposals);

internal sealed class ShowWindowHandler(PartnershipsDb db, OwnProgramme own, ISchool school) : IRequestHandler<ShowWindow, OwnWindow>
{
    private const int ProposalsShown = 50;

    public async Task<OwnWindow> Handle(ShowWindow request, CancellationToken cancellation)
    {
        var partners = await own.Partners(Permissions.ReadWindow, cancellation);
        if (request.Partner is { } wanted && !partners.Contains(wanted))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Window.UnknownPartner"], "partner");
        IReadOnlyList<string> chosen = request.Partner is { } one ? [one] : partners;
        var year = request.Year ?? school.Year;
        var runs = await ListRunsHandler.Rows(db, OwnProgramme.Of(db.Set<Run>().Where(r => r.SchoolYear == year), chosen)
            .OrderBy(r => r.Starts).ThenBy(r => r.SortKey), cancellation);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => chosen.Contains(p.Partner))
            .OrderByDescending(p => p.ProposedAt).Take(ProposalsShown).ToListAsync(cancellation);
        return new(partners, chosen, year, runs, proposals);
    }
}
