using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Privacy.Kinds;
using Microsoft.EntityFrameworkCore;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents;

/// <summary>A signature about to be put under a document.</summary>
internal sealed record NewSignature(Guid Signer, SignerPart Part, SignedHow How, DateOnly On, Guid? EnteredBy, string? Paper = null, Guid? Agreement = null);

/// <summary>Takes signatures and withdrawals, whichever way they come.</summary>
internal sealed class ConsentDesk(PrivacyDb db, KindBook kinds, IPeopleDirectory people, ISchool school, IAccounts accounts, INotices notices)
{
    /// <summary>A consent that still holds this long needs no new one.</summary>
    public const int RenewWithin = 60;

    /// <exception cref="Refusal">No such kind, partner or text.</exception>
    public ConsentDocument Document(string kind, string? recipient) => kinds.Document(kind, recipient)
        ?? throw new Refusal(RefusalKind.NotFound, "unknown-kind", T["Consent.UnknownKind"], "kind");

    /// <param name="read">Hash of the text the signer had before them.</param>
    /// <exception cref="Refusal">No such kind, partner or text, or it is another one by now.</exception>
    public ConsentDocument Document(string kind, string? recipient, string? read)
    {
        var document = Document(kind, recipient);
        return document.Hash == read ? document : throw new Refusal(RefusalKind.Stale, "text-changed", T["Consent.TextChanged"]);
    }

    /// <summary>The agreement that makes somebody's click a signature.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public async Task<Guid> Agreement(Guid signer, CancellationToken cancellation) =>
        await db.Agreements.Where(a => a.PersonId == signer && a.EndedAt == null).OrderByDescending(a => a.SignedOn).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellation)
            ?? throw new Refusal(RefusalKind.Rule, "no-agreement", T["Consent.NoAgreement"]);

    /// <exception cref="Refusal">Somebody may not sign, or nothing is to be signed.</exception>
    public async Task<Consent> Sign(DirectoryPerson pupil, ConsentDocument document, IReadOnlyList<NewSignature> signatures, CancellationToken cancellation)
    {
        var age = pupil.AgeOn(school.Today);
        var needed = SigningRule.Needed(age, kinds.Ages);
        if (!SigningRule.Asks(document.Kind, age, kinds.Ages))
            throw new Refusal(RefusalKind.Rule, "not-asked", T["Consent.NotAsked"]);
        var acting = await people.GuardiansOf(pupil.Id, cancellation);
        foreach (var signature in signatures)
            Check(signature, pupil, needed, acting);
        var open = await db.Consents.Include(c => c.Signatures).Where(c => c.PersonId == pupil.Id && c.Kind == document.Kind.Id && c.Recipient == document.Recipient
            && (c.State == ConsentState.Waiting || c.State == ConsentState.Given)).ToListAsync(cancellation);
        if (open.Any(c => c.State == ConsentState.Given && c.TextHash == document.Hash && c.LastDay > school.Today.AddDays(RenewWithin)))
            throw new Refusal(RefusalKind.Rule, "already-given", T["Consent.Already"]);

        var consent = await Begun(open.Find(c => c.State == ConsentState.Waiting), document, needed, acting, cancellation) ?? await Begin(pupil.Id, document, cancellation);
        foreach (var signature in signatures.Where(s => consent.Signatures.TrueForAll(had => had.Part != s.Part)))
            Put(consent, signature);
        if (needed.All(part => consent.Signatures.Exists(s => s.Part == part)))
            Complete(consent, document, open);
        else
            Ask(consent, acting);
        return consent;
    }

    /// <summary>It ends now; whoever asks from here on hears no.</summary>
    public async Task Withdraw(Consent consent, Guid? by, string? paper, CancellationToken cancellation)
    {
        if (consent.State is not (ConsentState.Waiting or ConsentState.Given))
            throw new Refusal(RefusalKind.Rule, "ended", T["Consent.Ended"]);
        var counted = consent.State == ConsentState.Given;
        // One that counts and a newer one that waits for a signature go together.
        foreach (var one in await db.Consents.Where(c => c.PersonId == consent.PersonId && c.Kind == consent.Kind && c.Recipient == consent.Recipient
            && (c.State == ConsentState.Waiting || c.State == ConsentState.Given)).ToListAsync(cancellation))
            (one.State, one.EndedAt, one.WithdrawnBy, one.WithdrawalPaper) = (ConsentState.Withdrawn, db.Now, by, paper);
        foreach (var person in (await people.GuardiansOf(consent.PersonId, cancellation)).Append(consent.PersonId).Where(p => p != by))
            notices.Tell(person, NoticeKinds.Consents, T.Both("Told.Withdrawn", Title(consent)), $"/privacy/{consent.PersonId}", consent.PersonId);
        // A partner's list changes by itself; what hangs on a wall or stands on a site somebody has to take down.
        if (counted && consent.Recipient.Length == 0)
            foreach (var holder in (await accounts.Holders(Permissions.Keep, cancellation)).Where(h => h != by))
                notices.Tell(holder, NoticeKinds.Consents, T.Both("Told.Stop", Title(consent)), $"/privacy/{consent.PersonId}", consent.PersonId);
    }

    private void Check(NewSignature signature, DirectoryPerson pupil, IReadOnlyList<SignerPart> needed, IReadOnlyList<Guid> acting)
    {
        var known = signature.Part == SignerPart.Pupil ? signature.Signer == pupil.Id : acting.Contains(signature.Signer);
        if (!known)
            throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"], "signer");
        if (!needed.Contains(signature.Part))
            throw new Refusal(RefusalKind.Rule, "age", T[signature.Part == SignerPart.Pupil ? "Consent.TooYoung" : "Consent.OfAge", kinds.Ages.PupilSigns, kinds.Ages.PupilAlone]);
        if (signature.On > school.Today || signature.On < school.Today.AddYears(-1))
            throw new Refusal(RefusalKind.Invalid, "range", T["Consent.WrongDay"], "on");    }

    /// <summary>What waits is gone on with only if it is the same text and its guardian still acts.</summary>
    private async Task<Consent?> Begun(Consent? waiting, ConsentDocument document, IReadOnlyList<SignerPart> needed, IReadOnlyList<Guid> acting, CancellationToken cancellation)
    {
        if (waiting is null)
            return null;
        if (waiting.TextHash == document.Hash && waiting.Signatures.TrueForAll(s => s.Part != SignerPart.Guardian || !needed.Contains(s.Part) || acting.Contains(s.SignerId)))
            return waiting;
        (waiting.State, waiting.EndedAt) = (ConsentState.Replaced, db.Now);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private async Task<Consent> Begin(Guid person, ConsentDocument document, CancellationToken cancellation)
    {
        var consent = new Consent
        {
            PersonId = person, Kind = document.Kind.Id, Recipient = document.Recipient, TextVersion = document.Version.Version, TextHash = document.Hash, StartedAt = db.Now,
        };
        db.Add(consent);
        if (!await db.SignedTexts.AnyAsync(t => t.Hash == document.Hash, cancellation))
            db.Add(new SignedText { Hash = document.Hash, Title = document.Title, Body = document.Body });
        return consent;
    }

    private void Put(Consent consent, NewSignature signature)
    {
        var row = new Signature
        {
            ConsentId = consent.Id, SignerId = signature.Signer, Part = signature.Part, How = signature.How, SignedOn = signature.On, At = db.Now,
            EnteredBy = signature.EnteredBy, Paper = signature.Paper, AgreementId = signature.Agreement,
        };
        db.Add(row);
        if (!consent.Signatures.Contains(row))
            consent.Signatures.Add(row);
    }

    private void Complete(Consent consent, ConsentDocument document, List<Consent> open)
    {
        var first = consent.Signatures.Max(s => s.SignedOn);
        var last = first.AddYears(document.Version.Years).AddDays(-1);
        if (last < school.Today)
            throw new Refusal(RefusalKind.Rule, "over", T["Consent.Over"], "on");
        (consent.State, consent.FirstDay, consent.LastDay) = (ConsentState.Given, first, last);
        foreach (var older in open.Where(c => c != consent && c.State == ConsentState.Given))
            (older.State, older.EndedAt) = (ConsentState.Replaced, db.Now);
    }

    /// <summary>The other one is told that a signature is missing.</summary>
    private void Ask(Consent consent, IReadOnlyList<Guid> acting)
    {
        var others = consent.Signatures.Exists(s => s.Part == SignerPart.Guardian) ? [consent.PersonId] : acting;
        var at = ConsentWords.Address(consent.PersonId, consent.Kind, consent.Recipient);
        foreach (var other in others)
            notices.Tell(other, NoticeKinds.Consents, T.Both("Told.Waits", Title(consent)), at, consent.PersonId);
    }

    /// <summary>Kind and partner in the reader's language.</summary>
    private Func<string> Title(Consent consent) => () =>
        (kinds.Find(consent.Kind)?.Title.ToString() ?? consent.Kind) + (consent.Recipient.Length > 0 ? ": " + kinds.PartnerName(consent.Recipient) : "");
}
