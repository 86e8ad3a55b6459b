using Gym24.Britannia.Exams;
using Gym24.Britannia.Levels;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Sessions.ListSessions;

/// <summary>Sessions of exams and tests in a school year, by day.</summary>
/// <param name="Year">Absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListSessions(int? Year = null) : IQuery<IReadOnlyList<ExamSessionFacts>>;

/// <param name="Exam">Absent: not assigned yet.</param>
/// <param name="Entered">Results that count.</param>
internal sealed record ExamSessionFacts(RunFacts Run, string Title, string? Exam, string? Language, int Entered);

/// <summary>A session with the results of those within reach.</summary>
[Requires(Permissions.ReadLevels)]
internal sealed record ShowSession(Guid Run) : IQuery<SessionSheet>;

/// <param name="Version">Of the assignment of the exam; 0 when there is none.</param>
/// <param name="People">Those with a place, by name.</param>
internal sealed record SessionSheet(RunFacts Run, string Title, int Version, Exam? Exam, IReadOnlyList<SessionLine> People);

/// <param name="Result">What was entered and counts.</param>
/// <param name="Annulled">Another one was annulled.</param>
internal sealed record SessionLine(Guid Person, string Name, string? ClassName, Certificate? Result, bool NotPassed, bool Annulled);

internal sealed class ListSessionsHandler(BritanniaDb db, BritanniaOfferings offerings, IApplications applications, IResults results, ISchool school)
    : IRequestHandler<ListSessions, IReadOnlyList<ExamSessionFacts>>, IRequestHandler<ShowSession, SessionSheet>
{
    public async Task<IReadOnlyList<ExamSessionFacts>> Handle(ListSessions request, CancellationToken cancellation)
    {
        var runs = await offerings.ExamRuns(request.Year ?? school.Year, cancellation);
        var ids = runs.Select(r => r.Id).ToList();
        var exams = await (from s in db.Sessions where ids.Contains(s.RunId) join e in db.Exams on s.ExamId equals e.Id select new { s.RunId, e.Title, e.Language })
            .ToDictionaryAsync(x => x.RunId, cancellation);
        var entered = await db.Certificates.Where(c => ids.Contains(c.RunId) && c.AnnulledAt == null).GroupBy(c => c.RunId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return
        [
            .. runs.Select(r => new ExamSessionFacts(r, offerings.TitleOf(r), exams.GetValueOrDefault(r.Id)?.Title,
                exams.GetValueOrDefault(r.Id)?.Language, entered.GetValueOrDefault(r.Id))),
        ];
    }

    public async Task<SessionSheet> Handle(ShowSession request, CancellationToken cancellation)
    {
        var run = await offerings.ExamRun(request.Run, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Session.NotFound"]);
        var assigned = await (from s in db.Sessions where s.RunId == run.Id join e in db.Exams on s.ExamId equals e.Id select new { s.Version, Exam = e })
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        var places = (await applications.Of(run.Id, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToList();
        var people = await db.Directory.Where(p => places.Contains(p.Id)).OrderBy(p => p.SortKey).ToListAsync(cancellation);
        var certificates = (await db.Certificates.AsNoTracking().Where(c => c.RunId == run.Id).ToListAsync(cancellation)).ToLookup(c => c.PersonId);
        var failed = (await results.Of(run.Id, cancellation)).Where(r => r.Outcome == "not-completed").Select(r => r.Person).ToHashSet();
        return new(run, offerings.TitleOf(run), assigned?.Version ?? 0, assigned?.Exam,
        [
            .. people.Select(p => new SessionLine(p.Id, p.DisplayName, p.ClassName, certificates[p.Id].FirstOrDefault(c => c.AnnulledAt is null),
                failed.Contains(p.Id), certificates[p.Id].Any(c => c.AnnulledAt is not null))),
        ]);
    }
}
