using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Catalogue;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>
/// Reads the register: the documents of active catalogues and the school's own agreements as one list. A school has hundreds of them
/// at most, so the whole list is read in five queries and filtered in memory.
/// </summary>
internal sealed class Register(PartnershipsDb db, CatalogueStore catalogue, ISchool school)
{
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="warnDays">Where the caller has read them already.</param>
    public async Task<IReadOnlyList<Basis>> All(CancellationToken cancellation, int? warnDays = null)
    {
        var rows = await db.Set<Agreement>().AsNoTracking().Include(a => a.Partners).Include(a => a.Offerings).Include(a => a.Files).AsSplitQuery()
            .ToListAsync(cancellation);
        return await Merge(rows, cancellation, warnDays: warnDays);
    }

    /// <summary>Those that may be about an offering or one of some partners, without files.</summary>
    public async Task<IReadOnlyList<Basis>> Of(string? offering, IReadOnlyList<string> partners, CancellationToken cancellation)
    {
        // What the school says of a shipped document may tie it to other partners, or untie it.
        var rows = await db.Set<Agreement>().AsNoTracking().Include(a => a.Partners).Include(a => a.Offerings).AsSingleQuery()
            .Where(a => a.Document != null || a.Offerings.Any(o => o.Offering == offering) || a.Partners.Any(p => partners.Contains(p.Partner)))
            .ToListAsync(cancellation);
        return await Merge(rows, cancellation);
    }

    /// <exception cref="Refusal">There is no such basis.</exception>
    public async Task<Basis> Find(string id, CancellationToken cancellation)
    {
        var own = Guid.TryParse(id, out var guid) ? guid : Guid.Empty;
        var rows = await db.Set<Agreement>().AsNoTracking().Include(a => a.Partners).Include(a => a.Offerings).Include(a => a.Files).AsSplitQuery()
            .Where(a => a.Document == id || (a.Document == null && a.Id == own)).ToListAsync(cancellation);
        return (await Merge(rows, cancellation, id)).FirstOrDefault() ?? throw NotFound();
    }

    public Task<int> WarnDays(CancellationToken cancellation) =>
        db.Set<AgreementSettings>().AsNoTracking().Select(s => s.WarnDays).SingleAsync(cancellation);

    /// <summary>Terms have changed: the ends are looked at again at once.</summary>
    public Task LookAgain(CancellationToken cancellation) =>
        db.Set<AgreementSettings>().ExecuteUpdateAsync(s => s.SetProperty(r => r.NextLook, db.Now), cancellation);

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Agreement.NotFound"]);

    private async Task<IReadOnlyList<Basis>> Merge(List<Agreement> rows, CancellationToken cancellation, string? only = null, int? warnDays = null)
    {
        var snapshot = catalogue.Current;
        var (today, warn) = (school.Today, warnDays ?? await WarnDays(cancellation));
        var about = rows.Where(r => r.Document is not null).ToDictionary(r => r.Document!);
        var offerings = snapshot.Listed.SelectMany(i => i.Offering.LegalBasis.Select(d => (d, i.Offering.Id))).ToLookup(p => p.d, p => p.Id);
        var naming = snapshot.ListedPartners.SelectMany(p => p.LegalBasis.Select(d => (d, p.Id))).ToLookup(p => p.d, p => p.Id);
        // What a module no longer ships stays where the school has added something of its own.
        var shipped = snapshot.Documents.Values.Where(d => (only is null || d.Id == only) && (!d.Withdrawn || about.ContainsKey(d.Id)))
            .Select(d => new Basis(d, about.GetValueOrDefault(d.Id), snapshot, [.. offerings[d.Id]], [.. naming[d.Id]], today, warn));
        return [.. shipped.Concat(rows.Where(r => r.Document is null).Select(r => new Basis(null, r, snapshot, [], [], today, warn)))];
    }
}
