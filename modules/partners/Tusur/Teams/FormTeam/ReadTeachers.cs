using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;

namespace Gym24.Tusur.Teams.FormTeam;

/// <summary>Who can be put in charge of a team; nobody to choose for those who form teams of own classes only.</summary>
[Requires(Permissions.FormTeams)]
internal sealed record ReadTeachers : IQuery<IReadOnlyList<PupilLine>>;

internal sealed class ReadTeachersHandler(IPeopleDirectory people, ICaller caller) : IRequestHandler<ReadTeachers, IReadOnlyList<PupilLine>>
{
    public async Task<IReadOnlyList<PupilLine>> Handle(ReadTeachers request, CancellationToken cancellation) =>
        caller.ScopeOf(Permissions.FormTeams).HasFlag(Scope.All) ? [.. (await people.Staff(cancellation)).Select(p => new PupilLine(p.Id, p.DisplayName))] : [];
}
