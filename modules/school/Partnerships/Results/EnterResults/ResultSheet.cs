using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Runs;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Results.EnterResults;

/// <summary>Results by participants, for whoever answers for the run.</summary>
[Requires(Permissions.EnterResults)]
internal sealed record ShowResults(Guid Run) : IQuery<ResultSheet>, IConcernsPerson, IAbout
{
    public Guid? Person => null;

    public Guid? Subject => Run;
}

internal sealed record ResultSheet(Run Run, IReadOnlyList<Participant> People, IReadOnlyDictionary<Guid, RunResult> Results, IReadOnlyDictionary<Guid, int> Attended);

internal sealed class ShowResultsHandler(PartnershipsDb db, ICaller caller, IPeopleDirectory directory, ISchool school) : IRequestHandler<ShowResults, ResultSheet>
{
    public async Task<ResultSheet> Handle(ShowResults request, CancellationToken cancellation)
    {
        var charge = await Charge.Take(db, caller, Permissions.EnterResults, request.Run, cancellation);
        var people = await charge.Participants(db, directory, school, cancellation);
        var results = await db.Set<RunResult>().AsNoTracking().Where(r => r.RunId == request.Run).ToDictionaryAsync(r => r.PersonId, cancellation);
        var attended = await db.Set<Mark>().Where(m => m.RunId == request.Run && m.Presence == Presence.Present)
            .GroupBy(m => m.PersonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new(charge.Run, people, results, attended);
    }
}
