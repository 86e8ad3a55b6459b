using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Results;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Window.ShowOwnRun;

/// <summary>A run of the caller's programme: its days, and its participants by number.</summary>
[Requires(Permissions.ReadWindow)]
internal sealed record ShowOwnRun(Guid Run) : IQuery<OwnRun>;

/// <param name="Marks">By session and entry.</param>
/// <param name="Results">By entry.</param>
internal sealed record OwnRun(
    Run Run, IReadOnlyList<OwnEntry> Entries, IReadOnlyDictionary<(Guid Session, Guid Entry), Presence> Marks, IReadOnlyDictionary<Guid, RunResult> Results)
{
    public int Attended(OwnEntry entry) => Run.Sessions.Count(s => Marks.GetValueOrDefault((s.Id, entry.Id)) == Presence.Present);

    /// <summary>Heads by grade, said as outside the school.</summary>
    public IReadOnlyList<(int? Grade, string Said)> Heads
    {
        get
        {
            var grades = Entries.GroupBy(e => e.Grade).OrderBy(g => g.Key ?? int.MaxValue).ToList();
            var said = Published.Say([.. grades.Select(g => g.Count())]);
            return [.. grades.Select((g, i) => (g.Key, said[i]))];
        }
    }
}

internal sealed class ShowOwnRunHandler(PartnershipsDb db, OwnProgramme own, Entries entries) : IRequestHandler<ShowOwnRun, OwnRun>
{
    public async Task<OwnRun> Handle(ShowOwnRun request, CancellationToken cancellation)
    {
        var run = await own.Take(Permissions.ReadWindow, request.Run, cancellation);
        var found = await entries.Of(run, await own.Partners(Permissions.ReadWindow, cancellation), cancellation);
        var byPerson = found.ToDictionary(e => e.Person, e => e.Id);
        var marks = await db.Set<Mark>().AsNoTracking().Where(m => m.RunId == run.Id).ToListAsync(cancellation);
        var results = await db.Set<RunResult>().AsNoTracking().Where(r => r.RunId == run.Id && !r.Withdrawn).ToListAsync(cancellation);
        return new(run, found,
            marks.Where(m => byPerson.ContainsKey(m.PersonId)).ToDictionary(m => (m.SessionId, byPerson[m.PersonId]), m => m.Presence),
            results.Where(r => byPerson.ContainsKey(r.PersonId)).ToDictionary(r => byPerson[r.PersonId]));
    }
}
