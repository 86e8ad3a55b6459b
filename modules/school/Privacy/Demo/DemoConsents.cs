using Gym24.Contracts.Demo;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Privacy.Agreements;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Kinds;

namespace Gym24.Privacy.Demo;

/// <summary>
/// Consents of a part of the invented families, filed from paper in September; agreements of those who have accounts. No name goes to a partner:
/// whoever tries the product gives that consent oneself and sees what changes.
/// </summary>
internal sealed class DemoConsents(PrivacyDb db, KindBook kinds, IPeopleDirectory people) : IDemoSource
{
    private const double Photo = 0.6, Name = 0.45, Agreed = 0.2;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Random(demo.Seed);
        var signed = new DateOnly(demo.Today.AddMonths(-8).Year, 9, 1);
        signed = signed > demo.Today ? demo.Today : signed;
        var known = demo.Accounts.Where(a => a.Role is "pupil" or "parent").Select(a => a.Person!.Value).ToHashSet();
        var agreed = new HashSet<Guid>();
        var texts = new HashSet<string>();
        foreach (var inClass in await people.Classes(cancellation))
        {
            var pupils = await people.PupilsOf(inClass.Id, demo.Today, cancellation);
            var guardians = await people.GuardiansOf([.. pupils.Select(p => p.Id)], cancellation);
            foreach (var pupil in pupils)
            {
                var guardian = guardians[pupil.Id].Order().Cast<Guid?>().FirstOrDefault();
                foreach (var signer in guardians[pupil.Id].Append(pupil.Id).Order())
                    if ((known.Contains(signer) || (signer != pupil.Id && random.NextDouble() < Agreed)) && (signer != pupil.Id || pupil.AgeOn(demo.Today) >= kinds.Ages.PupilSigns)
                        && agreed.Add(signer))
                        db.Add(new SignatureAgreement { PersonId = signer, SignedOn = signed, Paper = $"папка {inClass.Name}", EnteredAt = db.Now });
                if (random.NextDouble() < Photo)
                    File(pupil, ConsentKinds.PublishPhoto, guardian, signed, texts, inClass.Name, whole: !known.Contains(pupil.Id));
                if (random.NextDouble() < Name)
                    File(pupil, ConsentKinds.PublishName, guardian, signed, texts, inClass.Name, whole: true);
            }
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private void File(PersonFacts pupil, string kind, Guid? guardian, DateOnly on, HashSet<string> texts, string inClass, bool whole)
    {
        var needed = SigningRule.Needed(pupil.AgeOn(on), kinds.Ages);
        if (kinds.Document(kind, null) is not { } document || (needed.Contains(SignerPart.Guardian) && guardian is null))
            return;
        var counts = whole || needed.Count == 1;
        var consent = new Consent
        {
            PersonId = pupil.Id, Kind = kind, Recipient = "", TextVersion = document.Version.Version, TextHash = document.Hash, StartedAt = db.Now,
            State = counts ? ConsentState.Given : ConsentState.Waiting, FirstDay = counts ? on : null,
            LastDay = counts ? on.AddYears(document.Version.Years).AddDays(-1) : null,
        };
        foreach (var part in counts ? needed : [SignerPart.Guardian])
            consent.Signatures.Add(new Signature
            {
                ConsentId = consent.Id, Part = part, SignerId = part == SignerPart.Guardian ? guardian!.Value : pupil.Id, How = SignedHow.Paper,
                SignedOn = on, At = db.Now, Paper = $"папка {inClass}",
            });
        db.Add(consent);
        if (texts.Add(document.Hash))
            db.Add(new SignedText { Hash = document.Hash, Title = document.Title, Body = document.Body });
    }
}
