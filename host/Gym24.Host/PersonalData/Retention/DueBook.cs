using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData.Retention;

/// <summary>Somebody whose records have been kept for as long as they had to be.</summary>
/// <param name="Kinds">Ids of the kinds that may go.</param>
internal sealed record DuePerson(Guid Id, string Name, DateOnly LeftOn, IReadOnlyList<string> Kinds);

/// <summary>Whose records are due, by the rules that hold today. Somebody who has left is due kind by kind.</summary>
internal sealed class DueBook(HostDb db, RecordBook book, ISchool school)
{
    /// <summary>So many are looked at in one go, those who left first before others.</summary>
    public const int Together = 500;

    public async Task<IReadOnlyList<DuePerson>> Due(CancellationToken cancellation)
    {
        var (today, rules) = (school.Today, await book.Rules(cancellation));
        var kinds = book.Modules.SelectMany(m => m.Kinds).Where(k => k.Fate != RecordFate.Kept).ToDictionary(k => k.Id, k => rules.TryGetValue(k.Id, out var rule) ? rule.Years : k.Years);
        if (kinds.Values.Min() is not { } shortest)
            return [];
        var before = today.AddYears(-shortest);
        var left = await db.Directory.Where(p => p.LeftOn != null && p.LeftOn < before).OrderBy(p => p.LeftOn).ThenBy(p => p.SortKey).Take(Together)
            .Select(p => new { p.Id, p.DisplayName, LeftOn = p.LeftOn!.Value }).ToListAsync(cancellation);
        var held = new List<HeldRecord>();
        foreach (var module in book.Modules)
            held.AddRange(await module.Held([.. left.Select(p => p.Id)], cancellation));
        var of = held.ToLookup(h => h.Person, h => h.Kind);
        return
        [
            .. from person in left
               let over = of[person.Id].Where(k => kinds[k] is { } years && person.LeftOn.AddYears(years) < today).ToList()
               where over.Count > 0
               // What may go at any time goes along.
               select new DuePerson(person.Id, person.DisplayName, person.LeftOn, [.. over, .. of[person.Id].Where(k => kinds[k] is null)]),
        ];
    }
}
