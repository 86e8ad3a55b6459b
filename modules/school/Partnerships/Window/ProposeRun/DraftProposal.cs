using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ListRuns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Window.ProposeRun;

/// <summary>What the form of a proposal begins with: an own offering, or an own run of another year on the same weekdays.</summary>
[Requires(Permissions.ProposeRuns)]
internal sealed record DraftProposal(string? Offering, Guid? From) : IQuery<ProposalDraft>;

/// <param name="Earlier">Last year's runs of the offering, for one click.</param>
internal sealed record ProposalDraft(RunDraft Draft, Offering? Offering, IReadOnlyList<RunRow> Earlier);

internal sealed class DraftProposalHandler(PartnershipsDb db, OwnProgramme own, IOfferings offerings, ISchool school)
    : IRequestHandler<DraftProposal, ProposalDraft>
{
    private const int EarlierShown = 5;

    public async Task<ProposalDraft> Handle(DraftProposal request, CancellationToken cancellation)
    {
        var partners = await own.Partners(Permissions.ProposeRuns, cancellation);
        if (request.From is { } from)
        {
            var run = await own.Take(Permissions.ProposeRuns, from, cancellation);
            var year = run.SchoolYear < school.Year ? school.Year : run.SchoolYear + 1;
            var copy = RunDraft.Of(run).Moved(SessionPlan.Shift(run.Starts, run.SchoolYear, year, school.YearOf), year);
            return new(copy with { Teacher = null, EnrolFrom = null, EnrolTo = null, SchoolYear = null }, offerings.Find(run.Offering), []);
        }
        if (request.Offering is not { } id)
            return new(new RunDraft(), null, []);
        var offering = offerings.Find(id);
        OwnProgramme.PartnerOf(offering, partners);
        var earlier = await ListRunsHandler.Rows(db, OwnProgramme.Of(db.Set<Run>(), partners)
            .Where(r => r.Root == offering!.Id && r.SchoolYear == school.Year - 1).OrderByDescending(r => r.Starts).ThenBy(r => r.SortKey).Take(EarlierShown), cancellation);
        return new(new RunDraft
        {
            Offering = id, Places = offering!.Variants.FirstOrDefault(v => v.Id == id)?.Capacity?.Max ?? offering.Capacity?.Max,
        }, offering, earlier);
    }
}
