using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.TakeBack;

/// <summary>Whoever acts for a child no more no longer reads what they were told about it.</summary>
[Requires(HostManifest.PersonalData)]
internal sealed class TakeBackNotices(HostDb db, IEnumerable<IPeopleDirectory> directories) : IEventHandler<GuardianshipChanged>
{
    public Task Handle(GuardianshipChanged happened, CancellationToken cancellation) => From([(happened.Guardian, happened.Child)], cancellation);

    /// <returns>How many were taken back.</returns>
    public async Task<int> From(IReadOnlyCollection<(Guid Told, Guid About)> pairs, CancellationToken cancellation)
    {
        if (directories.LastOrDefault() is not { } directory)
            return 0;
        var acting = await directory.GuardiansOf([.. pairs.Select(p => p.About).Distinct()], cancellation);
        var taken = 0;
        // One at a time: few families change in a day.
        foreach (var (told, about) in pairs.Where(p => !acting[p.About].Contains(p.Told)))
            taken += await db.Notices.Where(n => n.PersonId == told && n.About == about).ExecuteDeleteAsync(cancellation);
        return taken;
    }
}

/// <summary>
/// A guardianship also ends by itself, on its last day or when the child comes of age. Only guardians are looked at: a teacher is
/// told about a pupil for another reason.
/// </summary>
[Requires(HostManifest.PersonalData)]
internal sealed class TakeBackDaily(HostDb db, IEnumerable<IPeopleDirectory> directories) : IJob
{
    private const int Together = 500;

    public LocalText Title => HostTexts.T.Both("Jobs.TakeBackDaily");

    public string Schedule => "0 10 0 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var pairs = await db.Notices.Where(n => n.About != null).Select(n => new { n.PersonId, About = n.About!.Value }).Distinct().ToListAsync(cancellation);
        var guardians = new HashSet<Guid>();
        foreach (var some in pairs.Select(p => p.PersonId).Distinct().Chunk(Together))
            if (directories.LastOrDefault() is { } directory)
                guardians.UnionWith((await directory.Find(some, cancellation)).Where(p => p.Kind == PersonKind.Guardian).Select(p => p.Id));
        var taking = new TakeBackNotices(db, directories);
        foreach (var some in pairs.Where(p => guardians.Contains(p.PersonId)).Chunk(Together))
            await taking.From([.. some.Select(p => (p.PersonId, p.About))], cancellation);
        return false;
    }
}
