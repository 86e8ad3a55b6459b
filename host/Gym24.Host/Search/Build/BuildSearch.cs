using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Search;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Search.Build;

/// <summary>
/// Builds the words of each kind from the beginning when it is there for the first time or in a new edition. A step writes a page together with how far it
/// is, so whoever holds the lease next, in this generation or the next, goes on from there.
/// </summary>
[Requires(HostManifest.Jobs)]
internal sealed class BuildSearch(HostDb db, DbSession session, SearchWriter writer, IEnumerable<SearchKind> kinds, IEnumerable<ISearchSource> sources) : IJob
{
    /// <summary>Counts up when words are made in another way.</summary>
    private const string Words = "1";

    private const int Together = 300;

    public LocalText Title => HostTexts.T.Both("Jobs.BuildSearch");

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var rows = await db.SearchBuilds.ToDictionaryAsync(r => r.Kind, cancellation);
        foreach (var source in sources)
        {
            var edition = $"{Words}.{kinds.FirstOrDefault(k => k.Id == source.Kind)?.Edition}";
            if (rows.GetValueOrDefault(source.Kind) is { State: BuildState.Done } done && done.Edition == edition)
                continue;
            await session.InTransactionAsync(() => Build(source, rows.GetValueOrDefault(source.Kind), edition, cancellation), cancellation);
            return true;
        }
        return false;
    }

    private async Task<bool> Build(ISearchSource source, SearchBuildRow? row, string edition, CancellationToken cancellation)
    {
        if (row is null)
            db.SearchBuilds.Add(row = new SearchBuildRow { Kind = source.Kind, Edition = edition });
        else if (row.Edition != edition)
            (row.Edition, row.State, row.After) = (edition, BuildState.Reading, null);
        var page = row.State == BuildState.Reading ? await source.Page(row.After, cancellation) : await Kept(row, cancellation);
        if (page.Count > 0)
        {
            await writer.Write(db, source.Kind, page, cancellation);
            row.After = page[^1];
        }
        else
            (row.State, row.After) = (row.State + 1, null);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<IReadOnlyList<string>> Kept(SearchBuildRow row, CancellationToken cancellation)
    {
        var (kind, after) = (row.Kind, row.After ?? "");
        return await db.SearchEntries.Where(e => e.Kind == kind && string.Compare(e.Row, after) > 0).OrderBy(e => e.Row).Select(e => e.Row).Distinct().Take(Together).ToListAsync(cancellation);
    }
}

/// <summary>Has everything that is found built anew, page by page; meanwhile what is there is found as before.</summary>
[Requires(HostManifest.Jobs)]
internal sealed record RebuildSearch : ICommand;

internal sealed class RebuildSearchHandler(HostDb db) : IRequestHandler<RebuildSearch, Unit>
{
    public async Task<Unit> Handle(RebuildSearch request, CancellationToken cancellation)
    {
        await db.SearchBuilds.ExecuteUpdateAsync(b => b.SetProperty(r => r.State, BuildState.Reading).SetProperty(r => r.After, (string?)null), cancellation);
        return Unit.Value;
    }
}
