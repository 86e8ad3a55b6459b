using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Shell;
using Gym24.Host.Certificates.Draw;
using Gym24.Host.Data;
using Gym24.Host.Notices;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Certificates;

/// <summary>Issues, revokes and prints. See docs/adr/0043.</summary>
internal sealed class CertificateBook(
    HostDb db, DbSession session, IEnumerable<CertificateKind> kinds, ISchool school, Letterhead letterhead, SiteAddress site, IHttpContextAccessor? http = null) : ICertificates
{
    private const int Most = 1000;
    private readonly Dictionary<string, CertificateKind> _kinds = kinds.ToDictionary(k => k.Id);

    public async Task<IReadOnlyList<CertificateFacts>> Issue(IReadOnlyList<CertificateDraft> drafts, CancellationToken cancellation = default)
    {
        if (!session.InTransaction)
            throw new InvalidOperationException("A certificate is issued by a command.");
        CertificateCheck.Check(drafts, _kinds);
        var issued = new Dictionary<(string, Guid, Guid?), CertificateRow>();
        // Always in one order: two commands wait for each other in turn.
        foreach (var series in drafts.GroupBy(d => _kinds[d.Kind].Series).OrderBy(g => g.Key, StringComparer.Ordinal))
            await Issue(series.Key, [.. series.DistinctBy(Key)], issued, cancellation);
        return [.. drafts.Select(d => Facts(issued[Key(d)]))];
    }

    public async Task<IReadOnlyList<CertificateFacts>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subjects.Count, Most);
        return [.. (await db.Certificates.AsNoTracking().Where(c => subjects.Contains(c.SubjectId)).OrderBy(c => c.At).ThenBy(c => c.Place).ToListAsync(cancellation)).Select(Facts)];
    }

    public async Task Revoke(Guid certificate, string reason, CancellationToken cancellation = default)
    {
        var row = await db.Certificates.FirstOrDefaultAsync(c => c.Id == certificate, cancellation) ?? throw NotFound();
        if (row.RevokedAt is null)
            (row.RevokedAt, row.RevokeReason) = (db.Now, reason.Trim());
    }

    public async Task<CertificateFile> Print(IReadOnlyList<Guid> certificates, string name, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(certificates.Count, Most);
        var rows = await db.Certificates.AsNoTracking().Where(c => certificates.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        if (certificates.Count == 0 || certificates.Any(id => !rows.ContainsKey(id)))
            throw NotFound();
        CertificateRow[] all = [.. certificates.Distinct().Select(id => rows[id])];
        if (Array.Find(all, r => r.RevokedAt is not null) is { } revoked)
            throw new Refusal(RefusalKind.Rule, "certificate-revoked", T["Certificate.IsRevoked", revoked.Number]);
        var title = all is [var one] ? $"{one.Heading} № {one.Number}" : name;
        return new CertificateFile(name, Drawing.Of([.. all.Select(Sheet)], title, all.Max(r => r.At), letterhead.Emblem));
    }

    public static Refusal NotFound() => new(RefusalKind.NotFound, "unknown-certificate", T["Certificate.NotFound"]);

    public static string NumberOf(string series, int year, int place) => string.Create(CultureInfo.InvariantCulture, $"{series}-{year}/{(year + 1) % 100:00}-{place:0000}");

    private async Task Issue(string series, IReadOnlyList<CertificateDraft> drafts, Dictionary<(string, Guid, Guid?), CertificateRow> issued, CancellationToken cancellation)
    {
        var year = school.Year;
        var last = await Hold(series, year, cancellation);
        // Read once the series is held: what another command has issued in between is seen.
        var (names, subjects) = (drafts.Select(d => d.Kind).Distinct().ToList(), drafts.Select(d => d.Subject).Distinct().ToList());
        var before = (await db.Certificates.Where(c => names.Contains(c.Kind) && subjects.Contains(c.SubjectId)).OrderBy(c => c.At).ThenBy(c => c.Place).ToListAsync(cancellation))
            .ToLookup(c => (c.Kind, c.SubjectId, c.PersonId));
        foreach (var draft in drafts)
        {
            if (before[Key(draft)].FirstOrDefault(c => c.RevokedAt is null) is not { } row)
                db.Certificates.Add(row = Row(draft, series, year, ++last, before[Key(draft)].LastOrDefault()?.Number));
            issued[Key(draft)] = row;
        }
        await db.CertificateSeries.Where(s => s.Series == series && s.SchoolYear == year).ExecuteUpdateAsync(s => s.SetProperty(r => r.Last, last), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Whoever comes later waits here until this command has ended. Only then the number is free again, or taken for good.</summary>
    private async Task<int> Hold(string series, int year, CancellationToken cancellation)
    {
        var own = db.CertificateSeries.Where(s => s.Series == series && s.SchoolYear == year);
        if (await own.ExecuteUpdateAsync(s => s.SetProperty(r => r.Last, r => r.Last), cancellation) == 0)
        {
            var first = db.CertificateSeries.Add(new SeriesRow { Series = series, SchoolYear = year });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException failure) when (session.Engine.IsDuplicate(failure))
            {
                // Somebody else has begun it at the same time; the database went back to where this one stood before.
                first.State = EntityState.Detached;
                await own.ExecuteUpdateAsync(s => s.SetProperty(r => r.Last, r => r.Last), cancellation);
            }
        }
        return await own.Select(s => s.Last).SingleAsync(cancellation);
    }

    private CertificateRow Row(CertificateDraft draft, string series, int year, int place, string? replaces) => new()
    {
        Kind = draft.Kind, SubjectId = draft.Subject, PersonId = draft.Person, Series = series, SchoolYear = year, Place = place, Number = NumberOf(series, year, place),
        Code = Codes.Make(), Holder = draft.Name.Trim(), NameKey = Cut(Fold.SortKey(draft.Name), CertificateRow.KeyLength), Portrait = _kinds[draft.Kind].Portrait,
        Heading = draft.Heading.Trim(), Lead = draft.Lead.Trim(), Text = draft.Text.Trim(), About = draft.About.Trim(), School = Cut(school.Name, CertificateRow.SchoolLength),
        Town = letterhead.Town, Signers = string.Join('\n', [.. (draft.Signers ?? []).Prepend(letterhead.Head).Select(s => $"{s.Role}\t{s.Name}")]),
        On = school.Today, At = db.Now, Replaces = replaces,
    };

    private Sheet Sheet(CertificateRow row)
    {
        var here = site.Value ?? (http?.HttpContext is { } context ? new Uri($"{context.Request.Scheme}://{context.Request.Host}") : null);
        var signers = row.Signers.Split('\n').Select(s => s.Split('\t') is [var role, var name] ? new CertificateSigner(role, name) : new(s));
        return new(row.Portrait, row.School, row.Heading, row.Lead, row.Holder, row.Text, row.Town, row.On, [.. signers], row.Number, row.Replaces, row.Code,
            here is null ? null : new Uri(here, $"/verify/{Codes.Grouped(row.Code)}"));
    }

    private static (string, Guid, Guid?) Key(CertificateDraft draft) => (draft.Kind, draft.Subject, draft.Person);

    private static CertificateFacts Facts(CertificateRow row) => new(row.Id, row.Number, row.Kind, row.SubjectId, row.PersonId, row.Holder, row.On, row.RevokedAt is not null);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
