using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Jobs;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Import.Work;

/// <summary>Goes on with the imports that wait, and clears what was staged and is no longer needed.</summary>
[Requires(Permissions.Import)]
internal sealed class ImportJob(PeopleDb db, ImportWork work) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);
    private static readonly ImportState[] Working = [ImportState.Checking, ImportState.Applying];

    public LocalText Title => T.Both("Job.Import");

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var next = await db.Imports.AsNoTracking().Where(i => Working.Contains(i.State)).OrderBy(i => i.ChangedAt)
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellation);
        if (next is { } id)
            return await work.Step(id, cancellation);
        await Clear(cancellation);
        return false;
    }

    /// <summary>An import nobody finished is discarded; the skipped lines of a finished one are forgotten.</summary>
    private async Task Clear(CancellationToken cancellation)
    {
        var limit = db.Now - Kept;
        var old = await db.Imports.AsNoTracking().Where(i => i.State != ImportState.Discarded && i.ChangedAt < limit)
            .Where(i => i.State != ImportState.Applied || db.ImportRows.Any(r => r.ImportId == i.Id))
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellation);
        if (old is not { } id)
            return;
        await db.ImportRows.Where(r => r.ImportId == id).ExecuteDeleteAsync(cancellation);
        await db.Imports.Where(i => i.Id == id && i.State != ImportState.Applied)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Discarded), cancellation);
    }
}
