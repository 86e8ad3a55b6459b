using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.PersonalData.Acts;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData.Again;

/// <summary>
/// What was erased stays erased: whatever a copy from before has brought back, and what a module held that was off then, goes before a request
/// is served.
/// </summary>
internal sealed class EraseAgain(IServiceScopeFactory scopes, ErasureList list, ILogger<EraseAgain> log)
{
    private const int Together = 500;

    /// <returns>How many people had records again.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        using var acting = Acting.As(HostManifest.Value.Id);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RowScope>().OpenToModule();
        var (db, session, book) = (scope.ServiceProvider.GetRequiredService<HostDb>(), scope.ServiceProvider.GetRequiredService<DbSession>(), scope.ServiceProvider.GetRequiredService<RecordBook>());
        await Note(db, session, book, cancellation);
        var due = await Due(db, session, book, cancellation);
        var again = 0;
        foreach (var some in due.GroupBy(d => d.Person).Chunk(Together))
            foreach (var (person, kinds) in await Found(book, some, cancellation))
            {
                await Erase(db, session, book, due.Last(d => d.Person == person).Act, person, kinds, cancellation);
                again++;
            }
        await NoLongerOff(db, session, book, cancellation);
        if (again > 0)
            log.LogWarning("Records of {People} people whose data had been erased were there again, and were erased", again);
        return again;
    }

    /// <summary>Writes down who keeps records, so that a module is not forgotten when it is off.</summary>
    private static Task Note(HostDb db, DbSession session, RecordBook book, CancellationToken cancellation) => session.InTransactionAsync(async () =>
    {
        var known = await db.RecordKeepers.ToDictionaryAsync(k => k.Module, cancellation);
        foreach (var module in book.Modules.Where(m => m.Kinds.Any(k => k.Fate != RecordFate.Kept)))
        {
            if (!known.TryGetValue(module.Module, out var keeper))
                db.RecordKeepers.Add(keeper = new RecordKeeper { Module = module.Module });
            keeper.Title = book.TitleOf(module.Module).Ru;
            keeper.Kinds = string.Join(' ', module.Kinds.Select(k => k.Id));
        }
        return true;
    }, cancellation);

    /// <summary>
    /// What may not be there: all that an act says of which only the list knows, since the database is older; of other acts, what was held by
    /// modules that were off, and whatever there is about somebody whose card is gone. Somebody who is still here has new records by right.
    /// </summary>
    private async Task<IReadOnlyList<ErasureLine>> Due(HostDb db, DbSession session, RecordBook book, CancellationToken cancellation)
    {
        var listed = list.Read();
        var acts = (await db.Erasures.AsNoTracking().OrderBy(e => e.Year).ThenBy(e => e.Number).ToListAsync(cancellation)).ConvertAll(ErasureLine.Of);
        var (inList, inBase) = (listed.Select(l => l.Act).ToHashSet(), acts.Select(a => a.Act).ToHashSet());
        list.Append([.. acts.Where(a => !inList.Contains(a.Act))]);
        var lost = listed.Where(l => !inBase.Contains(l.Act)).DistinctBy(l => l.Act).ToList();
        await Remember(db, session, lost, acts, cancellation);
        var here = await book.Here([.. acts.Select(a => a.Person).Distinct()], cancellation);
        var on = book.Modules.Select(m => m.Module).ToHashSet();
        return [.. acts.Select(a => here.Contains(a.Person) ? a with { Kinds = [.. a.Kinds.Where(on.Contains)] } : a).Where(a => a.Kinds.Count > 0), .. lost];
    }

    /// <summary>The database gets what only the list knows.</summary>
    private static Task Remember(HostDb db, DbSession session, IReadOnlyList<ErasureLine> lost, IEnumerable<ErasureLine> acts, CancellationToken cancellation) =>
        lost.Count == 0 ? Task.CompletedTask : session.InTransactionAsync(() =>
        {
            var numbers = acts.Select(a => (a.Year, a.Number)).ToHashSet();
            foreach (var line in lost)
            {
                var number = line.Number;
                while (!numbers.Add((line.Year, number)))
                    number++;
                db.Erasures.Add(new ErasureRow
                {
                    Id = line.Act, Year = line.Year, Number = number, At = line.At, Person = line.Person, Reason = line.Reason,
                    Ground = HostTexts.T.Both("Personal.FromList").Ru, Kinds = string.Join(' ', line.Kinds), Content = ActContent.Nothing.Write(),
                });
            }
            return Task.FromResult(true);
        }, cancellation);

    /// <summary>Of whoever is there again in part everything goes that went.</summary>
    private static async Task<IReadOnlyDictionary<Guid, HashSet<string>>> Found(RecordBook book, IReadOnlyList<IGrouping<Guid, ErasureLine>> people, CancellationToken cancellation)
    {
        var gone = people.ToDictionary(p => p.Key, p => p.SelectMany(l => l.Kinds).ToHashSet());
        foreach (var kinds in gone.Values)
            kinds.UnionWith(book.Modules.Where(m => kinds.Contains(m.Module)).SelectMany(m => m.Kinds).Select(k => k.Id).ToList());
        var found = new HashSet<Guid>();
        foreach (var module in book.Modules)
            found.UnionWith((await module.Held(gone.Keys, cancellation)).Where(h => gone[h.Person].Contains(h.Kind)).Select(h => h.Person));
        return found.ToDictionary(p => p, p => gone[p]);
    }

    /// <summary>A module that was off has done what it had to: what it keeps from now on is its own affair.</summary>
    private static Task NoLongerOff(HostDb db, DbSession session, RecordBook book, CancellationToken cancellation) => session.InTransactionAsync(async () =>
    {
        var on = book.Modules.ToDictionary(m => m.Module, m => m.Kinds.Select(k => k.Id));
        foreach (var act in await db.Erasures.ToListAsync(cancellation))
        {
            var kinds = act.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (kinds.Any(on.ContainsKey))
                act.Kinds = string.Join(' ', kinds.SelectMany(k => on.GetValueOrDefault(k) ?? [k]).Distinct());
        }
        return true;
    }, cancellation);

    private static Task Erase(HostDb db, DbSession session, RecordBook book, Guid act, Guid person, HashSet<string> kinds, CancellationToken cancellation) =>
        session.InTransactionAsync(async () =>
        {
            await book.Erase(new ErasureOrder(person, kinds, Guid.NewGuid()), cancellation);
            db.Audit(new AuditRow { At = db.Now, Module = HostManifest.Value.Id, Action = nameof(EraseAgain), Subject = act, Person = person });
            return true;
        }, cancellation);
}
