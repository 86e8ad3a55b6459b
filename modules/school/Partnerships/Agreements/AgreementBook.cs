using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Catalogue;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>Writes the register, in whatever transaction is running.</summary>
internal sealed class AgreementBook(PartnershipsDb db, Register register, CatalogueStore catalogue, IPeopleDirectory people, ISchool school, ICaller caller)
{
    /// <summary>The row of a basis; that of a shipped document is made when the school first has something to say about it.</summary>
    /// <param name="id">Id in the register.</param>
    /// <param name="version">The version the person saw; absent: it does not matter.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<(Agreement Row, Basis Before)> Hold(string id, int? version, CancellationToken cancellation)
    {
        var before = await register.Find(id, cancellation);
        if (version is { } seen && seen != before.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Agreement.Stale"]);
        if (before.Row is { } kept)
        {
            var row = await db.Set<Agreement>().Include(a => a.Partners).Include(a => a.Offerings).Include(a => a.Files).AsSplitQuery()
                .SingleAsync(a => a.Id == kept.Id, cancellation);
            db.Expect(row, before.Version);
            return (row, before);
        }
        var made = new Agreement { Document = before.Shipped!.Id, Kind = before.Kind, ChangedAt = db.Now, Version = 1 };
        db.Add(made);
        return (made, before);
    }

    public async Task Fill(Agreement row, AgreementDraft draft, ShippedFacts? shipped, CancellationToken cancellation)
    {
        if (draft.Partners.FirstOrDefault(p => !catalogue.Current.Partners.ContainsKey(p)) is { } unknown)
            throw new Refusal(RefusalKind.Invalid, "unknown-partner", T["Agreement.UnknownPartner", unknown], "partners");
        var responsible = draft.Responsible is not { } id || id == row.Responsible ? null : await people.Find(id, cancellation);
        if (draft.Responsible is not null && draft.Responsible != row.Responsible && (responsible is not { Kind: PersonKind.Staff } || responsible.LeftOn <= school.Today))
            throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Agreement.UnknownResponsible"], "responsible");
        if (draft.Responsible != row.Responsible)
            (row.Responsible, row.ResponsibleName) = (draft.Responsible, responsible?.DisplayName);
        (row.Kind, row.Title, row.Number, row.Date) = (draft.Kind, Clean(draft.Title), Clean(draft.Number), draft.Date);
        (row.Issuer, row.Subject, row.Others) = (Clean(draft.Issuer), Clean(draft.Subject), Clean(draft.Others));
        (row.From, row.To, row.OpenEnded) = (draft.From, draft.To, draft.OpenEnded);
        (row.Form, row.Programme, row.Resources, row.Duties, row.Issued) =
            (draft.Form, Clean(draft.Programme), Clean(draft.Resources), Clean(draft.Duties), Clean(draft.Issued));
        row.Partners.RemoveAll(p => !draft.Partners.Contains(p.Partner));
        row.Partners.AddRange(draft.Partners.Distinct().Where(p => row.Partners.All(r => r.Partner != p)).Select(p => new AgreementPartner { AgreementId = row.Id, Partner = p }));
        row.Own = shipped is null ? "" : string.Join(' ', Differing(row, shipped));
        row.ChangedAt = db.Now;
        await register.LookAgain(cancellation);
    }

    /// <summary>Only what differs is the school's: the rest follows the module's updates.</summary>
    private static IEnumerable<string> Differing(Agreement row, ShippedFacts shipped)
    {
        if (row.Kind != shipped.Kind)
            yield return BasisFields.Kind;
        if (row.Title != shipped.Title)
            yield return BasisFields.Title;
        if (row.Number != shipped.Number)
            yield return BasisFields.Number;
        if (row.Date != shipped.Date)
            yield return BasisFields.Date;
        if (row.Issuer != shipped.Issuer)
            yield return BasisFields.Issuer;
        if (row.Subject != shipped.Subject)
            yield return BasisFields.Subject;
        if ((row.From, row.To, row.OpenEnded) != (shipped.From, shipped.To, false))
            yield return BasisFields.Term;
        if (!row.Partners.Select(p => p.Partner).ToHashSet().SetEquals(shipped.Partners))
            yield return BasisFields.Partners;
    }

    /// <summary>Keeps what was done with it; what it states stays as it is, so nobody's open form goes stale.</summary>
    public void Note(Agreement row, string what, string? note = null, DateOnly? was = null, DateOnly? until = null)
    {
        db.Add(new AgreementStep
        {
            AgreementId = row.Id, At = db.Now, ByName = caller.DisplayName, What = what, Was = was, Until = until,
            Note = note is null ? null : Runs.Run.Cut(note.Trim(), AgreementTables.NameLength),
        });
    }

    /// <summary>The same paper entered before, by somebody else or at another time.</summary>
    public async Task RefuseTwin(AgreementDraft draft, CancellationToken cancellation)
    {
        if (Clean(draft.Number) is not { } number || draft.Date is null)
            return;
        var twin = (await register.All(cancellation)).FirstOrDefault(b => b.Kind == draft.Kind && b.Number == number && b.Date == draft.Date
            && (draft.Partners.Count == 0 || draft.Partners.Intersect(b.Partners).Any()));
        if (twin is not null)
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Agreement.Twin", AgreementWords.Full(twin)], "number");
    }

    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
