using System.Reflection;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Files;

/// <summary>Which files have lost their rows. Only shelves of active modules are asked: what one that is off keeps stays.</summary>
internal sealed class FileOwners(IEnumerable<FileShelf> shelves, ModuleDbs contexts, IServiceProvider services, FileKeeper keeper)
{
    private const int Together = 500;

    private static readonly MethodInfo OrphansOf = typeof(FileOwners).GetMethod(nameof(Orphans), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Lets go of them, with their contents, in the running transaction.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReleaseOrphans(CancellationToken cancellation)
    {
        var released = 0;
        foreach (var shelf in shelves)
        {
            if (contexts.Of(shelf.Row.Assembly) is not { } own)
                continue;
            var db = (ModuleDb)services.GetRequiredService(own.Context);
            var orphans = (IQueryable<Guid>)OrphansOf.MakeGenericMethod(shelf.Row).Invoke(null, [db, shelf.Id])!;
            while (await orphans.Take(Together).ToListAsync(cancellation) is { Count: > 0 } some)
            {
                await keeper.Release(some, cancellation);
                released += some.Count;
            }
        }
        return released;
    }

    private static IQueryable<Guid> Orphans<TRow>(ModuleDb db, string shelf) where TRow : class => db.Set<FileRefRow>()
        .Where(r => r.Shelf == shelf && !db.Set<TRow>().IgnoreQueryFilters().Any(row => EF.Property<Guid>(row, "Id") == r.Id)).Select(r => r.Id);
}
