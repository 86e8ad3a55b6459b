using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Works;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur;

internal sealed class TusurRecords(TusurDb db) : PersonalTables<TusurDb>(db)
{
    private const string Works = "works";
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3", "Federal law 273-FZ, art. 28, part 3");

    protected override void Tell()
    {
        Kind("teams", new("Проектные команды", "Project teams"), RecordFate.Deleted, 3, Law)
            .Deletes<TeamMember>(m => m.PersonId)
            .Links<TeamMember, Team>(m => m.TeamId, t => t.Id);
        Kind(Works, new("Работы научной сессии", "Works of the scientific session"), RecordFate.Deleted, 3, Law)
            .Deletes<WorkAuthor>(a => a.PersonId)
            .Links<WorkAuthor, Work>(a => a.WorkId, w => w.Id);
        Kind("charge", new("Ответственный за визит или команду", "In charge of a visit or a team"), RecordFate.Anonymised, 3, Law)
            .TakesOut<Booking>(b => b.Teacher, b => b.TeacherName)
            .TakesOut<Team>(t => t.Teacher, t => t.TeacherName);
    }

    /// <summary>A work without another author goes; of a common one the key over its authors must not tell who was among them.</summary>
    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (kind != Works)
            return new(0, 0);
        var own = Db.Authors.Where(a => a.PersonId == person);
        var alone = await own.Where(a => !Db.Authors.Any(o => o.WorkId == a.WorkId && o.PersonId != person)).Select(a => a.WorkId).ToListAsync(cancellation);
        foreach (var work in (await own.Select(a => a.WorkId).ToListAsync(cancellation)).Except(alone))
        {
            var key = $"{Guid.NewGuid():N}";
            await Db.Works.Where(w => w.Id == work).ExecuteUpdateAsync(s => s.SetProperty(w => w.AuthorsKey, key), cancellation);
        }
        return new(await Db.Works.Where(w => alone.Contains(w.Id)).ExecuteDeleteAsync(cancellation), 0);
    }
}
