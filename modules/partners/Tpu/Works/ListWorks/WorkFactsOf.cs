using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Works.ListWorks;

/// <summary>Works with the names of their authors, as far as the caller may know them.</summary>
internal sealed class WorkFactsOf(TpuDb db, Contest contest, IRuns runs, ICaller caller)
{
    public async Task<IReadOnlyList<WorkFacts>> Of(List<Work> works, CancellationToken cancellation)
    {
        var ids = works.Select(w => w.Id).ToList();
        var me = caller.PersonId;
        var supervised = works.Where(w => me is not null && w.Supervisor == me).Select(w => w.Id).ToList();
        var counts = await db.WorkAuthors.Where(a => ids.Contains(a.WorkId)).GroupBy(a => a.WorkId)
            .Select(g => new { g.Key, Authors = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Authors, cancellation);
        var reached = await Names(db.Directory, ids, cancellation);
        // A supervisor knows the authors, of whatever class.
        var known = supervised.Count == 0 ? reached : await Names(db.Directory.IgnoreQueryFilters(), supervised, cancellation);
        var deadlines = new Dictionary<Guid, DateTime>();
        foreach (var run in works.Select(w => w.RunId).Distinct())
            deadlines[run] = await runs.Find(run, cancellation) is { } found ? await contest.Deadline(found, cancellation) : DateTime.MinValue;
        return
        [
            .. works.Select(w => new WorkFacts(w.Id, w.Version, w.RunId, w.Title, w.Supervisor, w.SupervisorName, w.State, w.Reason, w.HandedInAt?.Utc(), (w.Until ?? deadlines[w.RunId]).Utc(),
                w.Outcome, w.Place, w.Diploma, [.. (supervised.Contains(w.Id) ? known : reached)[w.Id]], counts.GetValueOrDefault(w.Id))),
        ];
    }

    private async Task<ILookup<Guid, PupilLine>> Names(IQueryable<Contracts.People.DirectoryPerson> people, List<Guid> works, CancellationToken cancellation) =>
        (await (from author in db.WorkAuthors
                join person in people on author.PersonId equals person.Id
                where works.Contains(author.WorkId)
                orderby person.SortKey
                select new { author.WorkId, Line = new PupilLine(person.Id, person.DisplayName, person.ClassName) }).ToListAsync(cancellation)).ToLookup(a => a.WorkId, a => a.Line);
}
