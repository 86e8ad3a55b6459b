using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>Tells people and the guardians of pupils what became of their entries.</summary>
internal sealed class Telling(PartnershipsDb db, IPeopleDirectory people, INotices notices)
{
    private const int Batch = 1000;

    /// <summary>Everybody who may still come to the run.</summary>
    public async Task Everybody(Run run, string key, CancellationToken cancellation, params object?[] values)
    {
        var entered = await db.Set<Application>().Where(a => a.RunId == run.Id && Seats.Live.Contains(a.State))
            .Select(a => a.PersonId).ToListAsync(cancellation);
        await People(entered, run.Id, NoticeKinds.Runs, key, cancellation, values);
    }

    public Task People(IReadOnlyCollection<Guid> told, Guid run, string key, CancellationToken cancellation, params object?[] values) =>
        People(told, run, NoticeKinds.Applications, key, cancellation, values);

    /// <summary>Those who must answer by a day.</summary>
    public Task Asked(Guid person, Guid run, string key, CancellationToken cancellation, params object?[] values) =>
        People([person], run, NoticeKinds.Questions, key, cancellation, values);

    private async Task People(IReadOnlyCollection<Guid> told, Guid run, string kind, string key, CancellationToken cancellation, object?[] values)
    {
        if (told.Count == 0)
            return;
        var text = T.Both(key, values);
        if (text.Ru.Length > 500)
            text = new(Run.Cut(text.Ru, 500), text.En is null ? null : Run.Cut(text.En, 500));
        foreach (var some in told.Distinct().Chunk(Batch))
        {
            var guardians = await people.GuardiansOf(some, cancellation);
            foreach (var person in some)
            {
                notices.Tell(person, kind, text, $"/runs/{run}");
                foreach (var guardian in guardians[person])
                    notices.Tell(guardian, kind, text, $"/runs/{run}", person);
            }
        }
    }

    /// <summary>Only the guardians: something waits for them.</summary>
    public async Task Guardians(Guid child, string key, CancellationToken cancellation, params object?[] values)
    {
        foreach (var guardian in await people.GuardiansOf(child, cancellation))
            notices.Tell(guardian, NoticeKinds.Questions, T.Both(key, values), "/applications", child);
    }
}
