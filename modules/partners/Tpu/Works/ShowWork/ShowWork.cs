using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.Partnerships;
using Gym24.Tpu.Works.ListWorks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works.ShowWork;

/// <summary>One work with its file and everything that was handed in.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadWork(Guid Work) : IQuery<WorkSheet>, IConcernsPerson, IAbout
{
    public Guid? Subject => Work;

    Guid? IConcernsPerson.Person => null;
}

/// <summary>A file of a work within reach.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadWorkFile(Guid File) : IQuery<FileDownload>, IConcernsPerson, IAbout
{
    public Guid? Subject => File;

    Guid? IConcernsPerson.Person => null;
}

/// <param name="File">As it stands now.</param>
/// <param name="HandedIn">Newest first.</param>
/// <param name="HandsIn">The caller may change it or hand it in at this moment.</param>
/// <param name="MayStill">The caller might, were it in time.</param>
internal sealed record WorkSheet(WorkFacts Work, string? Abstract, FileFacts? File, IReadOnlyList<HandedIn> HandedIn, bool HandsIn, bool MayStill);

internal sealed record FileFacts(Guid Id, string Name, string MediaType, int Size);

internal sealed record HandedIn(int Number, string Title, DateTime At, string ByName, FileFacts File);

internal sealed class ShowWorkHandler(TpuDb db, WorkBook book, WorkFactsOf facts, IRuns runs, IFiles kept)
    : IRequestHandler<ReadWork, WorkSheet>, IRequestHandler<ReadWorkFile, FileDownload>
{
    public async Task<WorkSheet> Handle(ReadWork request, CancellationToken cancellation)
    {
        var found = await book.Visible().Where(w => w.Id == request.Work).ToListAsync(cancellation);
        if (found is not [var work])
            throw WorkBook.NotFound();
        var shown = (await facts.Of(found, cancellation))[0];
        var files = (await db.WorkFiles.AsNoTracking().Where(f => f.WorkId == work.Id).ToListAsync(cancellation))
            .ToDictionary(f => f.Id, f => new FileFacts(f.Id, f.Name, f.MediaType, f.Size));
        var versions = await db.WorkVersions.AsNoTracking().Where(v => v.WorkId == work.Id).OrderByDescending(v => v.Number).ToListAsync(cancellation);
        var may = await runs.Find(work.RunId, cancellation) is { State: RunState.Open } run && work.State is WorkState.Draft or WorkState.HandedIn or WorkState.Returned
            && await book.HandsIn(work, cancellation);
        return new(shown, work.Abstract, work.FileId is { } current ? files[current] : null,
            [.. versions.Select(v => new HandedIn(v.Number, v.Title, v.At.Utc(), v.ByName, files[v.FileId]))], may && db.Now <= shown.Deadline, may);
    }

    public async Task<FileDownload> Handle(ReadWorkFile request, CancellationToken cancellation)
    {
        var file = await db.WorkFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.File && book.Visible().Any(w => w.Id == f.WorkId), cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Work.FileNotFound"]);
        return await kept.Open(file.Id, file.Name, cancellation);
    }
}
