using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Privacy;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Window;

/// <summary>A participant as a partner knows one: by a number that stays.</summary>
/// <param name="Id">Of the entry, not of the person.</param>
/// <param name="Number">From 1, in the order of the entries of the run; stays whatever becomes of others.</param>
/// <param name="Name">Only with a consent to the transfer.</param>
internal sealed record OwnEntry(Guid Id, int Number, string? Name, int? Grade, Guid Person);

/// <summary>Reads those who have a place in a run, for its partner.</summary>
internal sealed class Entries(PartnershipsDb db, IEnumerable<IConsents> consents)
{
    private const int Batch = 1000;

    /// <param name="run">With its partners.</param>
    /// <param name="partners">Those the caller speaks for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<OwnEntry>> Of(Run run, IReadOnlyList<string> partners, CancellationToken cancellation)
    {
        var rows = await db.Set<Application>().AsNoTracking().Where(a => a.RunId == run.Id)
            .Select(a => new { a.Id, a.PersonId, a.State, a.Grade }).ToListAsync(cancellation);
        // An entry is never removed and its id grows with time: the place in this order is its number for ever.
        var numbered = rows.OrderBy(r => r.Id.ToString("N"), StringComparer.Ordinal).Select((row, i) => (Row: row, Number: i + 1))
            .Where(r => r.Row.State == ApplicationState.Approved).ToList();
        var names = await Names([.. numbered.Select(n => n.Row.PersonId)],
            [.. run.Partners.Select(p => p.Partner).Intersect(partners)], cancellation);
        return [.. numbered.Select(n => new OwnEntry(n.Row.Id, n.Number, names.GetValueOrDefault(n.Row.PersonId), n.Row.Grade, n.Row.PersonId))];
    }

    private async Task<Dictionary<Guid, string>> Names(List<Guid> people, List<string> partners, CancellationToken cancellation)
    {
        var named = new Dictionary<Guid, string>();
        if (consents.LastOrDefault() is not { } register)
            return named;
        foreach (var some in people.Chunk(Batch))
            foreach (var partner in partners)
            {
                var told = (await register.Given(ConsentKinds.Transfer, partner, some, cancellation)).Intersect(some).ToList();
                // The directory reaches nobody for a partner: each of these has said yes.
                foreach (var person in await db.Directory.IgnoreQueryFilters().Where(p => told.Contains(p.Id))
                    .Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancellation))
                    named[person.Id] = person.DisplayName;
            }
        return named;
    }
}
