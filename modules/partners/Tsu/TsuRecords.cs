using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Tsu.Shifts;
using Gym24.Tsu.Topics;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu;

internal sealed class TsuRecords(TsuDb db) : PersonalTables<TsuDb>(db)
{
    private const string Topics = "topics", Shifts = "shifts";
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3", "Federal law 273-FZ, art. 28, part 3");

    protected override void Tell()
    {
        Kind(Topics, new("Темы проектов и исследований", "Topics of projects and research"), RecordFate.Deleted, 3, Law)
            .Deletes<TopicAuthor>(a => a.PersonId)
            .Links<TopicAuthor, Topic>(a => a.TopicId, t => t.Id)
            .TakesOut<TopicComment>(c => c.PersonId, c => c.Writer)
            .TakesOut<Topic>(t => t.Supervisor, t => t.SupervisorName)
            .Deletes<Supervisor>(s => s.PersonId);
        Kind(Shifts, new("Место в списке профильной смены", "Place in the list of a shift"), RecordFate.Anonymised, 3, Law)
            .Anonymises<ShiftListRow>(r => r.PersonId)
            .Keeps<ShiftListLine>(l => l.PersonId);
    }

    /// <summary>A topic nobody else works on goes with its author; what points came from tells who it was, and goes as well.</summary>
    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (kind == Shifts)
            return new(await Db.Set<ShiftListLine>().Where(l => l.PersonId == person).ExecuteDeleteAsync(cancellation), 0);
        var alone = await Db.Authors.Where(a => a.PersonId == person && !Db.Authors.Any(o => o.TopicId == a.TopicId && o.PersonId != person))
            .Select(a => a.TopicId).ToListAsync(cancellation);
        return new(await Db.Topics.Where(t => alone.Contains(t.Id)).ExecuteDeleteAsync(cancellation), 0);
    }
}
