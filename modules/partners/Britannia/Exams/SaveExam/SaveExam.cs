using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Exams.SaveExam;

/// <summary>Adds an exam, or changes one. Certificates that were given keep what they say.</summary>
/// <param name="Exam">Absent: a new one.</param>
/// <param name="ValidMonths">How long its certificates count; absent: without term.</param>
[Requires(Permissions.ManageExams)]
internal sealed record SaveExam(Guid? Exam, int Version, string? Title, string? Language, string? Issuer, int? ValidMonths) : ICommand<Guid>, IValidated, IAbout
{
    private const int MostMonths = 600;

    public Guid? Subject => Exam;

    public void Validate(Faults faults)
    {
        faults.Text("title", Title, BritanniaDb.NameLength);
        faults.Text("issuer", Issuer, BritanniaDb.NameLength, required: false);
        faults.Range("validMonths", ValidMonths, 1, MostMonths);
        if (!Languages.All.Contains(Language))
            faults.Add("language", T["Exam.Fault.Language"], "unknown");
    }
}

internal sealed class SaveExamHandler(BritanniaDb db, DbSession connection) : IRequestHandler<SaveExam, Guid>
{
    public async Task<Guid> Handle(SaveExam request, CancellationToken cancellation)
    {
        var key = Fold.Text(request.Title);
        if (await db.Exams.AnyAsync(e => e.TitleKey == key && e.Id != request.Exam, cancellation))
            throw Doubled();
        var exam = request.Exam is not { } id ? null
            : await db.Exams.SingleOrDefaultAsync(e => e.Id == id, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Exam.NotFound"]);
        if (exam is null)
            db.Add(exam = new Exam { Title = "", TitleKey = "", Language = request.Language! });
        else
            db.Expect(exam, request.Version);
        (exam.Title, exam.TitleKey, exam.Language) = (request.Title!.Trim(), key, request.Language!);
        (exam.Issuer, exam.ValidMonths) = (string.IsNullOrWhiteSpace(request.Issuer) ? null : request.Issuer.Trim(), request.ValidMonths);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && connection.Engine.IsDuplicate(failure))
        {
            throw Doubled();
        }
        return exam.Id;
    }

    private static Refusal Doubled() => new(RefusalKind.Rule, "duplicate", T["Exam.Fault.Title"], "title");
}
