using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Privacy.Agreements;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Guests;

namespace Gym24.Privacy;

/// <summary>A consent is kept as long as the school may have to show it; under somebody else's, the signature stays and its signer goes.</summary>
internal sealed class PrivacyRecords(PrivacyDb db) : PersonalTables<PrivacyDb>(db)
{
    private static readonly LocalText Law = new("152-ФЗ, ст. 9, ч. 3", "Federal law 152-FZ, art. 9, part 3");

    protected override void Tell()
    {
        // First the signatures, so that those under one's own consents are counted before they go with them.
        Kind("signatures", new("Подписи за других и соглашение о простой подписи", "Signatures for others and the agreement on simple signatures"), RecordFate.Anonymised, 3, Law)
            .Anonymises<Signature>(s => s.SignerId, s => s.Paper, s => s.EnteredBy)
            .TakesOut<Consent>(c => c.WithdrawnBy, c => c.WithdrawalPaper)
            .Deletes<SignatureAgreement>(a => a.PersonId)
            .Deletes<SigningRequest>(r => r.GuardianId)
            .Deletes<SigningRequest>(r => r.PersonId);
        Kind("consents", new("Согласия", "Consents"), RecordFate.Deleted, 3, Law)
            .Deletes<Consent>(c => c.PersonId)
            .Links<Consent, Signature>(c => c.Id, s => s.ConsentId);
    }
}
