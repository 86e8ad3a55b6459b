using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works.EnterResult;

/// <summary>Enters or corrects what the jury said of an accepted work; its authors get it as their result in the contest.</summary>
/// <param name="Outcome">One of <c>participant prize-winner winner</c>.</param>
/// <param name="Place">From 1; absent: none was given.</param>
/// <param name="Diploma">As written on it.</param>
[Requires(Permissions.DecideWorks)]
internal sealed record EnterResult(Guid Work, int Version, string? Outcome, int? Place = null, string? Diploma = null) : ICommand<bool>, IValidated, IAbout
{
    /// <summary>From the best down.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["winner", "prize-winner", "participant"];

    private const int LastPlace = 1000;

    public Guid? Subject => Work;

    public void Validate(Faults faults)
    {
        faults.Chosen("outcome", Outcome is not null && Outcomes.Contains(Outcome));
        faults.Range("place", Place, 1, LastPlace);
        faults.Text("diploma", Diploma, TpuDb.CodeLength, required: false);
    }
}

internal sealed class EnterResultHandler(TpuDb db, WorkBook book, Contest contest, IResults results, INotices notices) : IRequestHandler<EnterResult, bool>
{
    private const int MostOfTitle = 180;

    public async Task<bool> Handle(EnterResult request, CancellationToken cancellation)
    {
        var work = await book.Any(request.Work, cancellation);
        var run = await contest.Find(work.RunId, cancellation);
        if (work.Version != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Work.Stale"]);
        WorkBook.Step(work, WorkState.Judged);
        (work.State, work.Outcome, work.Place) = (WorkState.Judged, request.Outcome, request.Place);
        work.Diploma = string.IsNullOrWhiteSpace(request.Diploma) ? null : request.Diploma.Trim();
        await db.SaveChangesAsync(cancellation);
        var authors = await book.Authors(work.Id, cancellation);
        var placed = await contest.WithPlace(run.Id, cancellation);
        await results.Enter(run.Id, await Best(run.Id, [.. authors.Where(placed.Contains)], cancellation), cancellation);
        var text = T.Both("Work.Told.Judged", work.Title.Length > MostOfTitle ? work.Title[..MostOfTitle] + "…" : work.Title);
        foreach (var person in authors)
            notices.Tell(person, NoticeKinds.Contest, text, $"/tpu/contest/{work.Id}");
        return true;
    }

    /// <summary>A run knows one result of a person: who stands in several works has that of the best.</summary>
    private async Task<IReadOnlyList<ResultFacts>> Best(Guid run, List<Guid> authors, CancellationToken cancellation)
    {
        var judged = await (from author in db.WorkAuthors
                            join work in db.Works on author.WorkId equals work.Id
                            where work.RunId == run && work.State == WorkState.Judged && authors.Contains(author.PersonId)
                            select new { author.PersonId, Work = work }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. judged.GroupBy(j => j.PersonId, j => j.Work).Select(own =>
            {
                var best = own.OrderBy(w => EnterResult.Outcomes.ToList().IndexOf(w.Outcome!)).ThenBy(w => w.Place ?? int.MaxValue).First();
                return new ResultFacts(own.Key, best.Outcome, null, Note(best));
            }),
        ];
    }

    /// <summary>What the portfolio shows beside the outcome, as the school writes it.</summary>
    private static string Note(Work work) => string.Join(", ", new[]
    {
        T.Both("Work.NoteTitle", work.Title).Ru, work.Place is { } place ? T.Both("Work.NotePlace", place).Ru : null, work.Diploma,
    }.OfType<string>());
}
