using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents.FilePaper;

/// <summary>Staff enter a consent that was signed by hand.</summary>
/// <param name="Guardian">Who signed for the pupil, if somebody did.</param>
/// <param name="PupilSigned">The pupil has signed too.</param>
/// <param name="Paper">Number or place of the paper, such as "папка 7А, № 12".</param>
[Requires(Permissions.Keep)]
internal sealed record FilePaper(Guid Pupil, string Kind, string? Recipient, Guid? Guardian, bool PupilSigned, DateOnly? On, string Paper)
    : ICommand<Consent>, IAbout, IConcernsPerson, IValidated
{
    public Guid? Subject => Pupil;

    public Guid? Person => Pupil;

    public void Validate(Faults faults)
    {
        faults.Text("paper", Paper, Consent.PaperLength);
        faults.Chosen("on", On is not null);
        faults.Chosen("guardian", Guardian is not null || PupilSigned);
    }
}

internal sealed class FilePaperHandler(PrivacyDb db, ConsentDesk desk, ICaller caller) : IRequestHandler<FilePaper, Consent>
{
    public async Task<Consent> Handle(FilePaper request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var document = desk.Document(request.Kind, request.Recipient);
        var signatures = new List<NewSignature>();
        if (request.Guardian is { } guardian)
            signatures.Add(By(guardian, SignerPart.Guardian));
        if (request.PupilSigned)
            signatures.Add(By(pupil.Id, SignerPart.Pupil));
        return await desk.Sign(pupil, document, signatures, cancellation);

        NewSignature By(Guid signer, SignerPart part) => new(signer, part, SignedHow.Paper, request.On!.Value, caller.UserId, request.Paper.Trim());
    }
}
