using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Course.ListProgress;

/// <summary>How far those within reach are in a run of the course, by name.</summary>
[Requires(Permissions.Read)]
internal sealed record ListProgress(Guid Run, int Page = 1, int Size = 50) : IQuery<Paged<ProgressFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <summary>The runs of the course in a school year.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadCourses(int? Year = null) : IQuery<IReadOnlyList<CourseFacts>>;

/// <summary>A run as one of the course; nothing when it is none.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadCourse(Guid Run) : IQuery<CourseFacts?>;

/// <param name="Pupils">Those within the caller's reach who have a place.</param>
/// <param name="Finished">How many of them have finished.</param>
/// <param name="AsOf">When progress was last imported, UTC.</param>
internal sealed record CourseFacts(RunFacts Run, int Pupils, int Finished, DateTime? AsOf);

/// <param name="Percent">Absent: the platform has not said.</param>
/// <param name="AsOf">When it was imported, UTC; absent: never.</param>
internal sealed record ProgressFacts(Guid Person, string Name, string? ClassName, int? Percent, bool Finished, DateTime? AsOf);

internal sealed class ListProgressHandler(TpuDb db, CourseRuns course, IRuns runs, ISchool school)
    : IRequestHandler<ListProgress, Paged<ProgressFacts>>, IRequestHandler<ReadCourses, IReadOnlyList<CourseFacts>>, IRequestHandler<ReadCourse, CourseFacts?>
{
    public async Task<Paged<ProgressFacts>> Handle(ListProgress request, CancellationToken cancellation)
    {
        var run = await course.Find(request.Run, cancellation);
        var placed = (await course.WithPlace(run.Id, cancellation)).ToList();
        var total = await db.Directory.CountAsync(p => placed.Contains(p.Id), cancellation);
        var rows = await (from person in db.Directory
                          where placed.Contains(person.Id)
                          join own in db.Progress.Where(p => p.RunId == run.Id) on person.Id equals own.PersonId into known
                          from progress in known.DefaultIfEmpty()
                          orderby person.SortKey
                          select new ProgressFacts(person.Id, person.DisplayName, person.ClassName, progress == null ? null : progress.Percent, progress != null && progress.Finished,
                              progress == null ? null : progress.At)).Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new([.. rows.Select(r => r with { AsOf = r.AsOf?.Utc() })], total);
    }

    public async Task<IReadOnlyList<CourseFacts>> Handle(ReadCourses request, CancellationToken cancellation)
    {
        List<CourseFacts> found = [];
        foreach (var run in await course.Of(request.Year ?? school.Year, cancellation))
            found.Add(await Of(run, cancellation));
        return found;
    }

    public async Task<CourseFacts?> Handle(ReadCourse request, CancellationToken cancellation) =>
        await runs.Find(request.Run, cancellation) is { Offering: CourseRuns.Offering } run ? await Of(run, cancellation) : null;

    private async Task<CourseFacts> Of(RunFacts run, CancellationToken cancellation)
    {
        var placed = (await course.WithPlace(run.Id, cancellation)).ToList();
        var reached = await db.Directory.Where(p => placed.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        var finished = await db.Progress.CountAsync(p => p.RunId == run.Id && p.Finished && reached.Contains(p.PersonId), cancellation);
        var asOf = await db.CourseImports.Where(i => i.RunId == run.Id && i.AppliedAt != null).MaxAsync(i => i.AppliedAt, cancellation);
        return new(run, reached.Count, finished, asOf?.Utc());
    }
}
