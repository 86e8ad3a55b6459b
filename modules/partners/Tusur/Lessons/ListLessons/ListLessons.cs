using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;

namespace Gym24.Tusur.Lessons.ListLessons;

/// <summary>The lessons of a school year, as runs.</summary>
[Requires(Permissions.Read)]
internal sealed record ListLessons(int? Year = null) : IQuery<IReadOnlyList<RunFacts>>;

internal sealed class ListLessonsHandler(IRuns runs, ISchool school) : IRequestHandler<ListLessons, IReadOnlyList<RunFacts>>
{
    public async Task<IReadOnlyList<RunFacts>> Handle(ListLessons request, CancellationToken cancellation) =>
        [.. (await runs.Of([TusurOfferings.Lessons], request.Year ?? school.Year, cancellation)).Where(r => r.State != RunState.Cancelled)];
}
