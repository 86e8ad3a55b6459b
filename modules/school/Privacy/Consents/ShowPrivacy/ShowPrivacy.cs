using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Privacy.Kinds;
using Gym24.Privacy.Purposes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Privacy.Consents.ShowPrivacy;

/// <summary>Who sees a pupil's data, what for and on what ground; the pupil's consents.</summary>
[Requires(Permissions.Read)]
internal sealed record ShowPrivacy(Guid Pupil) : IQuery<ShownPrivacy>, IConcernsPerson
{
    public Guid? Person => Pupil;
}

/// <param name="Signers">The pupil and the guardians who act, with the agreement that makes their clicks signatures.</param>
/// <param name="Others">Partners beyond those listed, by id.</param>
internal sealed record ShownPrivacy(
    DirectoryPerson Pupil, IReadOnlyList<SignerPart> Needed, IReadOnlyList<Purpose> Purposes, IReadOnlyList<ConsentLine> Consents,
    IReadOnlyList<Signer> Signers, IReadOnlyList<string> Others, bool MayKeep)
{
    /// <summary>The one who asks, if he is one of those who sign.</summary>
    public Signer? Self => Signers.FirstOrDefault(s => s.IsSelf);

    /// <summary>The one who asks may sign and withdraw now.</summary>
    public bool MaySign => Self is { } self && Needed.Contains(self.Part);

    /// <summary>The one who asks is to sign this.</summary>
    public bool Asks(ConsentLine line) => MaySign && (!line.IsOpen || line.AskedAgain || line.Missing.Contains(Self!.Part));
}

/// <summary>Somebody who signs.</summary>
/// <param name="AgreedOn">The day of the agreement on simple electronic signatures, if there is one.</param>
internal sealed record Signer(Guid Id, string Name, SignerPart Part, bool IsSelf, DateOnly? AgreedOn);

/// <summary>A signature as it is shown.</summary>
internal sealed record SignatureLine(string Name, SignerPart Part, SignedHow How, DateOnly On);

/// <summary>A kind of consent, for one recipient where it has some, and how it stands.</summary>
/// <param name="Consent">The newest one; none when never signed.</param>
/// <param name="EndedOn">The day it was withdrawn.</param>
/// <param name="Missing">Whose signatures are missing, of one that waits.</param>
/// <param name="AskedAgain">There is a newer text to be signed.</param>
/// <param name="Effect">What depends on it for this pupil now.</param>
internal sealed record ConsentLine(
    ConsentKind Kind, string Recipient, Consent? Consent, bool Counts, DateOnly? EndedOn, IReadOnlyList<SignatureLine> Signatures, IReadOnlyList<SignerPart> Missing,
    bool AskedAgain, ConsentEffect? Effect)
{
    public bool IsOpen => Counts || Consent?.State == ConsentState.Waiting;
}

internal sealed class ShowPrivacyHandler(
    PrivacyDb db, ICaller caller, KindBook kinds, IActiveModules modules, ISchool school, IPeopleDirectory people, IEnumerable<IConsentEffects> effects)
    : IRequestHandler<ShowPrivacy, ShownPrivacy>
{
    public async Task<ShownPrivacy> Handle(ShowPrivacy request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var age = pupil.AgeOn(school.Today);
        var needed = SigningRule.Needed(age, kinds.Ages);
        var consents = await db.Consents.AsNoTracking().Include(c => c.Signatures).AsSingleQuery()
            .Where(c => c.PersonId == pupil.Id && c.State != ConsentState.Replaced).ToListAsync(cancellation);
        var effect = new Dictionary<(string, string), ConsentEffect>();
        foreach (var source in effects)
            foreach (var one in await source.Of(pupil.Id, cancellation))
                effect[(one.Kind, one.Recipient ?? "")] = one;
        var acting = await people.GuardiansOf(pupil.Id, cancellation);
        var persons = consents.SelectMany(c => c.Signatures).Select(s => s.SignerId).Concat(acting).Append(pupil.Id).Distinct().ToList();
        // Names of those who sign and have signed for this pupil: they stand in the documents anyway.
        var names = await db.Directory.IgnoreQueryFilters().Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellation);
        var agreed = await db.Agreements.Where(a => persons.Contains(a.PersonId) && a.EndedAt == null)
            .GroupBy(a => a.PersonId).Select(g => new { g.Key, On = g.Max(a => a.SignedOn) }).ToDictionaryAsync(a => a.Key, a => a.On, cancellation);

        var lines = new List<ConsentLine>();
        foreach (var kind in kinds.All.Where(k => SigningRule.Asks(k, age, kinds.Ages)))
            foreach (var recipient in kind.PerPartner ? Recipients(kind, consents, effect) : [""])
                lines.Add(Line(kind, recipient, consents, effect, needed, names));
        var covers = (await caller.ReachOf(Permissions.Keep, cancellation)).Covers(pupil.Id, pupil.ClassId);
        return new(pupil, needed, [.. Purpose.All(modules).Where(p => !p.OfStaff)], lines,
            [.. acting.Select(g => Signer(g, SignerPart.Guardian)).OrderBy(s => s.Name, StringComparer.Ordinal).Prepend(Signer(pupil.Id, SignerPart.Pupil))],
            [.. kinds.Partners.Except(lines.Select(l => l.Recipient))], covers);

        Signer Signer(Guid id, SignerPart part) => new(id, names.GetValueOrDefault(id, ""), part, id == caller.PersonId, agreed.TryGetValue(id, out var on) ? on : null);
    }

    /// <summary>Partners who have to do with this pupil, and those somebody has signed for.</summary>
    private static IEnumerable<string> Recipients(ConsentKind kind, List<Consent> consents, Dictionary<(string Kind, string Recipient), ConsentEffect> effect) =>
        effect.Keys.Where(k => k.Kind == kind.Id).Select(k => k.Recipient).Union(consents.Where(c => c.Kind == kind.Id).Select(c => c.Recipient))
            .Order(StringComparer.Ordinal);

    private ConsentLine Line(
        ConsentKind kind, string recipient, List<Consent> consents, Dictionary<(string, string), ConsentEffect> effect, IReadOnlyList<SignerPart> needed, Dictionary<Guid, string> names)
    {
        var all = consents.Where(c => c.Kind == kind.Id && c.Recipient == recipient).OrderByDescending(c => c.StartedAt).ToList();
        // What counts is shown, also while a newer one waits for a signature.
        var shown = all.Find(c => c.CountsOn(school.Today)) ?? all.Find(c => c.State == ConsentState.Waiting) ?? all.FirstOrDefault();
        var waiting = all.Find(c => c.State == ConsentState.Waiting);
        return new(kind, recipient, shown, shown?.CountsOn(school.Today) == true,
            shown?.EndedAt is { } ended ? DateOnly.FromDateTime(school.Local(ended)) : null,
            shown is null ? [] : [.. shown.Signatures.OrderBy(s => s.Part).Select(s => new SignatureLine(names.GetValueOrDefault(s.SignerId, ""), s.Part, s.How, s.SignedOn))],
            waiting is null ? [] : [.. needed.Where(part => !waiting.Signatures.Exists(s => s.Part == part))],
            shown is not null && shown.CountsOn(school.Today) && kind.AsksAgain(shown.TextVersion, school.Today), effect.GetValueOrDefault((kind.Id, recipient)));
    }
}
