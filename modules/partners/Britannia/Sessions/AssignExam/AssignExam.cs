using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Sessions.AssignExam;

/// <summary>Says which exam is sat in a run. Once a result is entered it stays.</summary>
/// <param name="Version">Version the person saw; 0 when none was assigned.</param>
[Requires(Permissions.EnterLevels)]
internal sealed record AssignExam(Guid Run, int Version, Guid? Exam) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => faults.Chosen("exam", Exam is not null);
}

internal sealed class AssignExamHandler(BritanniaDb db, BritanniaOfferings offerings) : IRequestHandler<AssignExam, Guid>
{
    public async Task<Guid> Handle(AssignExam request, CancellationToken cancellation)
    {
        if (await offerings.ExamRun(request.Run, cancellation) is null)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Session.NotFound"]);
        if (!await db.Exams.AnyAsync(e => e.Id == request.Exam, cancellation))
            throw new Refusal(RefusalKind.Invalid, "unknown", T["Exam.NotFound"], "exam");
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.RunId == request.Run, cancellation);
        if ((session?.Version ?? 0) != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Session.Stale"]);
        if (session is null)
            db.Add(new Session { RunId = request.Run, Version = 1, ExamId = request.Exam!.Value });
        else if (session.ExamId != request.Exam)
        {
            if (await db.Certificates.AnyAsync(c => c.RunId == request.Run && c.AnnulledAt == null, cancellation))
                throw new Refusal(RefusalKind.Rule, "has-results", T["Session.HasResults"], "exam");
            session.ExamId = request.Exam!.Value;
        }
        return request.Run;
    }
}
