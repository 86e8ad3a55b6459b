using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using MediatR;

namespace Gym24.Partnerships.Agreements.BasesOverview;

/// <summary>The legal bases an offering rests on, then those of its partners as a whole.</summary>
/// <param name="Offering">Id of the offering, if it is about one.</param>
/// <param name="Partners">Ids of the partners.</param>
[Requires(Permissions.ReadAgreements)]
internal sealed record BasesOf(string? Offering, IReadOnlyList<string> Partners) : IQuery<RestingOn>;

/// <summary>What a run rests on: it comes from its offering and its partners.</summary>
[Requires(Permissions.ReadAgreements)]
internal sealed record BasesOfRun(Guid Run) : IQuery<RestingOn>;

internal sealed record RestingOn(IReadOnlyList<Basis> Own, IReadOnlyList<Basis> OfPartners);

internal sealed class BasesOfHandler(Register register, RunReading runs, ISchool school) : IRequestHandler<BasesOf, RestingOn>, IRequestHandler<BasesOfRun, RestingOn>
{
    public async Task<RestingOn> Handle(BasesOfRun request, CancellationToken cancellation)
    {
        var run = await runs.Whole(request.Run, cancellation);
        return await Handle(new BasesOf(run.Root, [.. run.Partners.Select(p => p.Partner)]), cancellation);
    }

    public async Task<RestingOn> Handle(BasesOf request, CancellationToken cancellation)
    {
        var all = await register.Of(request.Offering, request.Partners, cancellation);
        List<Basis> own = [.. all.Where(b => request.Offering is { } offering && b.Offerings.Contains(offering))];
        // An act that a partner issued binds everybody: it is no basis of working with that partner.
        // The school is a party to every agreement: what it holds itself does not rest on those with others.
        var partners = request.Offering is null ? request.Partners : request.Partners.Where(p => p != school.Partner);
        return new(own, [.. all.Except(own).Where(b => !AgreementKinds.IsAct(b.Kind) && b.Partners.Intersect(partners).Any())]);
    }
}
