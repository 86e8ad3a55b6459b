using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Works.SaveWork;

/// <summary>Whom the caller can name: authors of those entered and within reach, supervisors of the staff.</summary>
/// <param name="Work">Its authors are offered even if they are no longer entered.</param>
[Requires(Permissions.SubmitWorks)]
internal sealed record ReadWorkChoice(Guid Contest, Guid? Work = null) : IQuery<WorkChoice>;

/// <param name="Chosen">Authors so far, among the pupils.</param>
/// <param name="Others">Authors so far whom the caller does not reach: they stay.</param>
/// <param name="Staff">A school makes the names of its teachers public itself (273-ФЗ, art. 29).</param>
internal sealed record WorkChoice(IReadOnlyList<PupilLine> Pupils, IReadOnlyList<Guid> Chosen, int Others, IReadOnlyList<PupilLine> Staff);

internal sealed class ReadWorkChoiceHandler(TpuDb db, Contest contest, WorkBook book, IPeopleDirectory people) : IRequestHandler<ReadWorkChoice, WorkChoice>
{
    public async Task<WorkChoice> Handle(ReadWorkChoice request, CancellationToken cancellation)
    {
        var run = await contest.Find(request.Contest, cancellation);
        var authors = request.Work is { } work ? await book.Authors((await book.Mine(work, cancellation)).Id, cancellation) : [];
        var ids = (await contest.Entered(run.Id, cancellation)).Union(authors).ToList();
        var pupils = await db.Directory.Where(p => ids.Contains(p.Id) && p.Kind == PersonKind.Pupil).OrderBy(p => p.SortKey)
            .Select(p => new PupilLine(p.Id, p.DisplayName, p.ClassName)).ToListAsync(cancellation);
        var chosen = authors.Intersect(pupils.Select(p => p.Id)).ToList();
        return new(pupils, pupils is [var only] && request.Work is null ? [only.Id] : chosen, authors.Count - chosen.Count,
            [.. (await people.Staff(cancellation)).Select(p => new PupilLine(p.Id, p.DisplayName))]);
    }
}
