using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Catalogue;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Gym24.Partnerships.Offerings.Find;

/// <param name="Asked">The query of the address.</param>
/// <param name="ForPage">A page leaves out what is wrong, says so and hides history; the API refuses and gives all.</param>
[Public(Catalogue = true)]
internal sealed record FindOfferings(IQueryCollection Asked, bool ForPage = false) : IQuery<FoundOfferings>;

internal sealed record FoundOfferings(Snapshot Snapshot, Criteria Criteria, SearchResult Result, IReadOnlyList<Fault> Faults);

internal sealed class FindOfferingsHandler(CatalogueStore catalogue) : IRequestHandler<FindOfferings, FoundOfferings>
{
    public Task<FoundOfferings> Handle(FindOfferings request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        var faults = new Faults();
        var criteria = Criteria.Read(request.Asked, snapshot, faults);
        if (!request.ForPage)
            faults.ThrowIfAny();
        return Task.FromResult(new FoundOfferings(snapshot, criteria, Search.Run(snapshot, criteria, request.ForPage), faults.Found));
    }
}
