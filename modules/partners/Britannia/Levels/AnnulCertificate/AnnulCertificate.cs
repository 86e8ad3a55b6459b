using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Languages;
using Gym24.Contracts.Partnerships;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Levels.AnnulCertificate;

/// <summary>A certificate was entered wrongly or taken back: it counts no longer and stays in the history with the reason.</summary>
[Requires(Permissions.EnterLevels)]
internal sealed record AnnulCertificate(Guid Certificate, int Version, string? Reason) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Certificate;

    public void Validate(Faults faults) => faults.Text("reason", Reason, BritanniaDb.ReasonLength);
}

internal sealed class AnnulCertificateHandler(BritanniaDb db, IApplications applications, IResults results, IRuns runs) : IRequestHandler<AnnulCertificate, Guid>
{
    public async Task<Guid> Handle(AnnulCertificate request, CancellationToken cancellation)
    {
        var wrong = await db.Certificates.SingleOrDefaultAsync(c => c.Id == request.Certificate, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Level.NotFound"]);
        if (wrong.AnnulledAt is not null)
            throw new Refusal(RefusalKind.Stale, "annulled", T["Level.IsAnnulled"]);
        db.Expect(wrong, request.Version);
        wrong.Annul(db.Now, request.Reason!);
        db.Publish(new LanguageCertificateAnnulled(wrong.Id, wrong.PersonId, wrong.Language, wrong.AnnulReason!));
        if (await ResultOf(wrong, cancellation) is { } result)
            await results.Enter(wrong.RunId, [result.Outcome is "winner" or "prize-winner" ? result with { Note = null } : new ResultFacts(wrong.PersonId, null)], cancellation);
        return wrong.PersonId;
    }

    /// <summary>What the run keeps of it: one that was called off, or where the place was given up, keeps nothing.</summary>
    private async Task<ResultFacts?> ResultOf(Certificate wrong, CancellationToken cancellation) =>
        await runs.Find(wrong.RunId, cancellation) is { State: not RunState.Cancelled }
        && (await applications.Of(wrong.RunId, cancellation)).Any(e => e.Person == wrong.PersonId && e.State == ApplicationState.Approved)
            ? (await results.Of(wrong.RunId, cancellation)).FirstOrDefault(r => r.Person == wrong.PersonId) : null;
}
