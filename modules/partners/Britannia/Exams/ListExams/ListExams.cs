using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Exams.ListExams;

/// <summary>The exams the school keeps, by title, and what it has decided for all of them.</summary>
[Requires(Permissions.Read)]
internal sealed record ListExams : IQuery<ExamList>;

/// <summary>One exam.</summary>
[Requires(Permissions.ManageExams)]
internal sealed record ReadExam(Guid Exam) : IQuery<Exam>;

internal sealed record ExamList(IReadOnlyList<Exam> Exams, BritanniaRules Rules);

/// <summary>Decides how early a certificate's end is warned of.</summary>
[Requires(Permissions.ManageExams)]
internal sealed record ChangeRules(int Version, int? WarnDays) : ICommand<bool>, IValidated
{
    private const int Most = 730;

    public void Validate(Faults faults)
    {
        faults.Chosen("warnDays", WarnDays is not null);
        faults.Range("warnDays", WarnDays, 1, Most);
    }
}

internal sealed class ListExamsHandler(BritanniaDb db)
    : IRequestHandler<ListExams, ExamList>, IRequestHandler<ReadExam, Exam>, IRequestHandler<ChangeRules, bool>
{
    public async Task<ExamList> Handle(ListExams request, CancellationToken cancellation) =>
        new(await db.Exams.AsNoTracking().OrderBy(e => e.TitleKey).ToListAsync(cancellation), await db.Rules.AsNoTracking().SingleAsync(cancellation));

    public async Task<Exam> Handle(ReadExam request, CancellationToken cancellation) =>
        await db.Exams.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Exam, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Exam.NotFound"]);

    public async Task<bool> Handle(ChangeRules request, CancellationToken cancellation)
    {
        var rules = await db.Rules.SingleAsync(cancellation);
        db.Expect(rules, request.Version);
        rules.WarnDays = request.WarnDays!.Value;
        foreach (var open in await db.Certificates.Where(c => c.WarnedAt == null && c.WarnFrom != null).ToListAsync(cancellation))
            open.WarnFrom = open.ValidUntil?.AddDays(-rules.WarnDays);
        return true;
    }
}
