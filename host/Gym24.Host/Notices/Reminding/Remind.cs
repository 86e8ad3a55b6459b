using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Reminding;

/// <summary>
/// Asks the modules every morning whom to remind. The notice and the note that it was told are one transaction under a unique key: nobody is reminded
/// twice, whatever is killed and however often a source is asked. A source that fails holds up no other and is asked again.
/// </summary>
[Requires(HostManifest.Deliveries)]
internal sealed class Remind(HostDb db, DbSession session, IEnumerable<IReminderSource> sources, INotices notices, IActiveModules modules, ISchool school) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private const int Together = 200;

    public LocalText Title => HostTexts.T.Both("Jobs.Remind");

    public string Schedule => "0 0 8 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var day = school.Today;
        Exception? failure = null;
        foreach (var source in sources)
        {
            try
            {
                using var acting = Acting.As(modules.Of(source.GetType().Assembly)?.Manifest.Id ?? HostManifest.Value.Id);
                foreach (var some in (await source.On(day, cancellation)).DistinctBy(r => (r.Person, r.Key)).Chunk(Together))
                    await Tell(some, cancellation);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                failure = broken;
            }
        }
        if (failure is not null)
            throw new InvalidOperationException("A source of reminders failed; all are asked again in a while.", failure);
        var before = db.Now - Kept;
        await db.Reminders.Where(r => r.At < before).ExecuteDeleteAsync(cancellation);
        return false;
    }

    private Task Tell(IReadOnlyCollection<Reminder> some, CancellationToken cancellation) => session.InTransactionAsync(async () =>
    {
        var keys = some.Select(r => r.Key).Distinct().ToList();
        var told = (await db.Reminders.Where(r => keys.Contains(r.Key)).Select(r => ValueTuple.Create(r.PersonId, r.Key)).ToListAsync(cancellation)).ToHashSet();
        foreach (var one in some.Where(r => !told.Contains((r.Person, r.Key))))
        {
            db.Reminders.Add(new ReminderRow { PersonId = one.Person, Key = one.Key, At = db.Now });
            notices.Tell(one.Person, one.Kind, one.Text, one.Href, one.About);
        }
        return true;
    }, cancellation);
}
