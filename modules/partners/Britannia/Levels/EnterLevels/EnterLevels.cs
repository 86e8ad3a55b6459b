using Gym24.Britannia.Exams;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Languages;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Levels.EnterLevels;

/// <summary>What came of one person's exam.</summary>
/// <param name="Level">Code of the scale; absent with <paramref name="NotPassed"/> and for whoever has no result yet.</param>
/// <param name="ValidUntil">Last day; absent: as the exam's term says.</param>
internal sealed record LevelLine(Guid Person, string? Level, bool NotPassed = false, decimal? Score = null, string? Number = null, DateOnly? ValidUntil = null)
{
    public bool IsEmpty => Level is null && !NotPassed;
}

/// <summary>Enters the results of a session. Who is left out keeps what is there; what is entered already is not entered again.</summary>
/// <param name="Issuer">Who gives the certificates; absent: as the exam says.</param>
[Requires(Permissions.EnterLevels)]
internal sealed record EnterLevels(Guid Run, DateOnly? IssuedOn, string? Issuer, IReadOnlyList<LevelLine> Lines) : ICommand<int>, IValidated, IAbout
{
    private const int Most = 1000, MaxScore = 9_999_999;

    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Range("lines", Lines.Count, 0, Most);
        faults.Chosen("lines", Lines.Any(l => !l.IsEmpty));
        faults.Chosen("issuedOn", IssuedOn is not null);
        faults.Text("issuer", Issuer, BritanniaDb.NameLength, required: false);
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            faults.Text($"number-{i}", line.Number, BritanniaDb.NumberLength, required: false);
            if (line.Score is { } score && (score is < 0 or > MaxScore || decimal.Round(score, 2) != score))
                faults.Add($"score-{i}", T["Level.Fault.Score"], "range");
            if (line.Level is null && (line.Number ?? "").Trim().Length + (line.ValidUntil is null ? 0 : 1) > 0)
                faults.Add($"level-{i}", T["Level.Fault.NoLevel"], "required");
            if (line.ValidUntil < IssuedOn)
                faults.Add($"validUntil-{i}", T["Level.Fault.Order"], "order");
        }
    }
}

internal sealed class EnterLevelsHandler(
    BritanniaDb db, DbSession connection, BritanniaOfferings offerings, ILanguageLevels levels, IApplications applications, IResults results, ISchool school)
    : IRequestHandler<EnterLevels, int>
{
    public async Task<int> Handle(EnterLevels request, CancellationToken cancellation)
    {
        var run = await offerings.ExamRun(request.Run, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Session.NotFound"]);
        var exam = await (from session in db.Sessions where session.RunId == run.Id join e in db.Exams on session.ExamId equals e.Id select e)
            .AsNoTracking().SingleOrDefaultAsync(cancellation) ?? throw new Refusal(RefusalKind.Rule, "no-exam", T["Session.NoExam"]);
        if (run.State == RunState.Cancelled)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Session.Cancelled"]);
        var issued = request.IssuedOn!.Value;
        if (issued < run.Starts || issued > school.Today)
            throw new Refusal(RefusalKind.Invalid, "range", T["Level.Fault.IssuedOn"], "issuedOn");
        var before = await db.Certificates.Where(c => c.RunId == run.Id && c.AnnulledAt == null).ToDictionaryAsync(c => c.PersonId, cancellation);
        var made = await Check(request, run, exam, before, cancellation);
        db.AddRange(made);
        foreach (var one in made)
            db.Publish(new LanguageCertificateIssued(one.Id, one.PersonId, run.Id, one.Language, one.Level, one.Exam, one.IssuedOn, one.ValidUntil));
        await Save(cancellation);
        // Whoever won a contest stays its winner.
        var won = (await results.Of(run.Id, cancellation)).Where(r => r.Outcome is "winner" or "prize-winner").ToDictionary(r => r.Person, r => r.Outcome);
        var failed = request.Lines.Where(l => l.NotPassed).Select(l => new ResultFacts(l.Person, "not-completed", l.Score, On: issued));
        return await results.Enter(run.Id, [.. made.Select(c => new ResultFacts(c.PersonId, won.GetValueOrDefault(c.PersonId) ?? "completed", c.Score, Said(c), c.IssuedOn)), .. failed], cancellation);
    }

    private async Task<List<Certificate>> Check(EnterLevels request, RunFacts run, Exam exam, Dictionary<Guid, Certificate> before, CancellationToken cancellation)
    {
        var faults = new Faults();
        var places = (await applications.Of(run.Id, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToHashSet();
        var issued = request.IssuedOn!.Value;
        var scale = (await levels.Scale(issued, cancellation)).ToDictionary(s => s.Code);
        var warnDays = (await db.Rules.AsNoTracking().SingleAsync(cancellation)).WarnDays;
        var made = new List<Certificate>();
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            if (line.IsEmpty)
                continue;
            if (!places.Contains(line.Person) || request.Lines.Take(i).Any(l => l.Person == line.Person))
                faults.Add($"level-{i}", T["Level.Fault.Person"], "not-found");
            else if (before.TryGetValue(line.Person, out var entered))
            {
                if (line.NotPassed || entered.Level != line.Level || (Clean(line.Number) ?? entered.Number) != entered.Number || (line.Score ?? entered.Score) != entered.Score)
                    faults.Add($"level-{i}", T["Level.Fault.Entered"], "already-entered");
            }
            else if (line.Level is { } level && !scale.ContainsKey(level))
                faults.Add($"level-{i}", T["Level.Fault.Scale", string.Join(", ", scale.Keys)], "unknown");
            else if (line.Level is not null)
                made.Add(New(line, run, exam, issued, Clean(request.Issuer) ?? exam.Issuer, scale[line.Level].Rank, warnDays));
        }
        var keys = made.Select(c => c.NumberKey).ToList();
        var taken = await db.Certificates.Where(c => keys.Contains(c.NumberKey)).Select(c => c.NumberKey).ToListAsync(cancellation);
        foreach (var twice in made.GroupBy(c => c.NumberKey).Where(g => g.Count() > 1 || taken.Contains(g.Key)).SelectMany(g => g))
            faults.Add($"number-{request.Lines.ToList().FindIndex(l => l.Person == twice.PersonId)}", T["Level.Fault.Number"], "duplicate");
        faults.ThrowIfAny();
        return made;
    }

    private Certificate New(LevelLine line, RunFacts run, Exam exam, DateOnly issued, string? issuer, int rank, int warnDays)
    {
        var id = Guid.CreateVersion7();
        var until = line.ValidUntil ?? (exam.ValidMonths is { } months ? issued.AddMonths(months).AddDays(-1) : null);
        return new Certificate
        {
            Id = id, PersonId = line.Person, RunId = run.Id, ExamId = exam.Id, Exam = exam.Title, Language = exam.Language, Level = line.Level!, Rank = rank,
            Score = line.Score, Number = Clean(line.Number), Issuer = issuer, IssuedOn = issued, ValidUntil = until, WarnFrom = until?.AddDays(-warnDays),
            EnteredAt = db.Now, NumberKey = Certificate.KeyOf(id, line.Number, issuer), RunKey = Certificate.KeyOf(run.Id, line.Person),
        };
    }

    private async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && connection.Engine.IsDuplicate(failure))
        {
            throw new Refusal(RefusalKind.Stale, "already-entered", T["Level.Fault.Faster"]);
        }
    }

    /// <summary>What the portfolio says of it.</summary>
    private static string Said(Certificate one) => one.Number is null
        ? T["Level.Said", Languages.Name(one.Language), one.Level] : T["Level.SaidNumber", Languages.Name(one.Language), one.Level, one.Number];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
