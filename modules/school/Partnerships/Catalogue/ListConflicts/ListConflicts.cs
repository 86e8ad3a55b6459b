using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Catalogue.Reading;
using MediatR;

namespace Gym24.Partnerships.Catalogue.ListConflicts;

/// <summary>Everything the sources disagree about, the gravest first.</summary>
[SignedIn]
internal sealed record ListConflicts : IQuery<ListedConflicts>;

internal sealed record ListedConflicts(Snapshot Snapshot, IReadOnlyList<Conflict> Conflicts);

internal sealed class ListConflictsHandler(CatalogueStore catalogue) : IRequestHandler<ListConflicts, ListedConflicts>
{
    private static readonly List<string> Gravity = [.. FileCodes.Severities.All.Reverse()];

    public Task<ListedConflicts> Handle(ListConflicts request, CancellationToken cancellation)
    {
        var snapshot = catalogue.Current;
        return Task.FromResult(new ListedConflicts(snapshot,
            [.. snapshot.Conflicts.Values.OrderBy(c => Gravity.IndexOf(c.Severity)).ThenBy(c => c.Topic, StringComparer.CurrentCulture).ThenBy(c => c.Id, StringComparer.Ordinal)]));
    }
}
