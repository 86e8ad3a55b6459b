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
internal sealed record ShowOwnRun(Guid Run) : IQuery<OwnRun>, IConcernsPerson, IAbout
{
    public Guid? Person => null;

    public Guid? Subject => Run;
}

/// <param name="Marks">By session and entry.</param>
/// <param name="Results">By entry.</param>
internal sealed record OwnRun(
    Run Run, IReadOnlyList<OwnEntry> Entries, IReadOnlyDictionary<(Guid Session, Guid Entry), Presence> Marks, IReadOnlyDictionary<Guid, RunResult> Results)
{
    public int Attended(Guid entry) => Run.Sessions.Count(s => Marks.GetValueOrDefault((s.Id, entry)) == Presence.Present);

    /// <summary>Heads by grade, said as outside the school; absent: not to be told by grade.</summary>
    public IReadOnlyList<GradeHeads>? Heads
    {
        get
        {
            var grades = Entries.GroupBy(e => e.Grade).OrderBy(g => g.Key ?? int.MaxValue).ToList();
            return Published.Parts([.. grades.Select(g => g.Count())]) is { } said ? [.. grades.Select((g, i) => new GradeHeads(g.Key, said[i]))] : null;
        }
    }
}

/// <param name="Grade">Absent: no pupils.</param>
/// <param name="People">A number, <c>&lt;5</c>, or <c>≥5</c> where the number itself would tell a smaller one.</param>
internal sealed record GradeHeads(int? Grade, string People);

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
