using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works.SaveWork;

internal sealed class SaveWorkHandler(
    TpuDb db, DbSession connection, Contest contest, WorkBook book, PupilPicker<TpuDb> picker, IPeopleDirectory people, INotices notices, IFiles files, ICaller caller, ISchool school)
    : IRequestHandler<StartWork, Guid>, IRequestHandler<ChangeWork, Guid>, IRequestHandler<DropDraft, bool>
{
    private const int MostOfTitle = 180;

    public async Task<Guid> Handle(StartWork request, CancellationToken cancellation)
    {
        var (draft, run) = (request.Work, await contest.Open(request.Contest, cancellation));
        contest.InTime(run, await contest.Deadline(run, cancellation));
        var authors = await Authors(draft, run.Id, [], cancellation);
        var key = Work.KeyOf(authors);
        if (await db.Works.SingleOrDefaultAsync(w => w.RunId == run.Id && w.AuthorsKey == key, cancellation) is { } there)
            return await Same(there, draft, request.HandIn, cancellation) ? there.Id : throw Doubled();
        var work = new Work { RunId = run.Id, Title = "", SortKey = "", AuthorsKey = key };
        db.Add(work);
        db.AddRange(authors.Select(a => new WorkAuthor { WorkId = work.Id, PersonId = a }));
        await Write(work, draft, authors, request.HandIn, cancellation);
        return work.Id;
    }

    public async Task<Guid> Handle(ChangeWork request, CancellationToken cancellation)
    {
        var (draft, work) = (request.Draft, await book.Mine(request.Work, cancellation));
        if (work.State == WorkState.HandedIn && !request.HandIn)
            throw new Refusal(RefusalKind.Rule, "handed-in", T["Work.IsHandedIn"]);
        WorkBook.Step(work, request.HandIn ? WorkState.HandedIn : work.State);
        var run = await contest.Open(work.RunId, cancellation);
        contest.InTime(run, work.Until ?? await contest.Deadline(run, cancellation));
        var before = await db.WorkAuthors.Where(a => a.WorkId == work.Id).ToListAsync(cancellation);
        var authors = await Authors(draft, run.Id, [.. before.Select(a => a.PersonId)], cancellation);
        var key = Work.KeyOf(authors);
        if (key == work.AuthorsKey && await Same(work, draft, request.HandIn, cancellation))
            return work.Id;
        if (await db.Works.AnyAsync(w => w.RunId == run.Id && w.AuthorsKey == key && w.Id != work.Id, cancellation))
            throw Doubled();
        db.Expect(work, request.Version);
        work.AuthorsKey = key;
        db.RemoveRange(before.Where(a => !authors.Contains(a.PersonId)));
        db.AddRange(authors.Except(before.Select(a => a.PersonId)).Select(a => new WorkAuthor { WorkId = work.Id, PersonId = a }));
        await Write(work, draft, authors, request.HandIn, cancellation);
        return work.Id;
    }

    public async Task<bool> Handle(DropDraft request, CancellationToken cancellation)
    {
        var work = await book.Mine(request.Work, cancellation);
        if (work.State != WorkState.Draft)
            throw new Refusal(RefusalKind.Rule, "bad-step", T["Work.NoDraft"]);
        db.Expect(work, request.Version);
        db.Remove(work);
        await files.Release(await db.WorkFiles.Where(f => f.WorkId == work.Id).Select(f => f.Id).ToListAsync(cancellation), cancellation);
        return true;
    }

    private async Task Write(Work work, WorkDraft draft, IReadOnlyList<Guid> authors, bool handIn, CancellationToken cancellation)
    {
        var key = Fold.SortKey(draft.Title);
        (work.Title, work.SortKey) = (draft.Title!.Trim(), key.Length <= TpuDb.LongLength ? key : key[..TpuDb.LongLength]);
        (work.Abstract, work.ChangedAt) = (string.IsNullOrWhiteSpace(draft.Abstract) ? null : draft.Abstract.Trim(), db.Now);
        if (work.Supervisor != draft.Supervisor)
            (work.Supervisor, work.SupervisorName) = await Supervisor(draft.Supervisor, cancellation);
        if (draft.Content is not null)
            await Attach(work, draft, cancellation);
        if (handIn)
            await HandIn(work, authors, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && connection.Engine.IsDuplicate(failure))
        {
            throw Doubled();
        }
    }

    /// <summary>A file that was never handed in gives way to the new one.</summary>
    private async Task Attach(Work work, WorkDraft draft, CancellationToken cancellation)
    {
        var current = await db.WorkFiles.SingleOrDefaultAsync(f => f.Id == work.FileId, cancellation);
        if (current?.Hash == KeptFile.HashOf(draft.Content!))
            return;
        if (current is not null && !await db.WorkVersions.AnyAsync(v => v.FileId == current.Id, cancellation))
        {
            db.Remove(current);
            await files.Release([current.Id], cancellation);
        }
        var id = Guid.CreateVersion7();
        var kept = await files.Keep(WorkFile.Shelf, id, draft.FileName ?? "", draft.Content!, cancellation);
        db.Add(new WorkFile { Id = id, WorkId = work.Id, Name = kept.Name, MediaType = kept.MediaType, Size = kept.Size, Hash = kept.Hash, At = db.Now });
        work.FileId = id;
    }

    private async Task HandIn(Work work, IReadOnlyList<Guid> authors, CancellationToken cancellation)
    {
        if (work.FileId is not { } file)
            throw new Refusal(RefusalKind.Invalid, "file-missing", T["Work.FileMissing"], "file");
        var number = 1 + await db.WorkVersions.CountAsync(v => v.WorkId == work.Id, cancellation);
        if (number > WorkDraft.MaxVersions)
            throw new Refusal(RefusalKind.Rule, "too-many", T["Work.TooManyVersions", WorkDraft.MaxVersions], "file");
        db.Add(new WorkVersion { WorkId = work.Id, Number = number, Title = work.Title, Abstract = work.Abstract, FileId = file, At = db.Now, ByName = caller.DisplayName });
        (work.State, work.Reason, work.HandedInAt) = (WorkState.HandedIn, null, db.Now);
        var text = T.Both("Work.Told.HandedIn", work.Title.Length > MostOfTitle ? work.Title[..MostOfTitle] + "…" : work.Title);
        foreach (var person in authors.Append(work.Supervisor!.Value).Where(p => p != caller.PersonId))
            notices.Tell(person, NoticeKinds.Contest, text, $"/tpu/contest/{work.Id}");
    }

    /// <summary>Nothing would be different: the form was sent twice.</summary>
    private async Task<bool> Same(Work work, WorkDraft draft, bool handIn, CancellationToken cancellation)
    {
        var text = string.IsNullOrWhiteSpace(draft.Abstract) ? null : draft.Abstract.Trim();
        if (work.State != (handIn ? WorkState.HandedIn : work.State) || work.Title != draft.Title!.Trim() || work.Abstract != text || work.Supervisor != draft.Supervisor)
            return false;
        return draft.Content is null || await db.WorkFiles.AnyAsync(f => f.Id == work.FileId && f.Hash == KeptFile.HashOf(draft.Content), cancellation);
    }

    private async Task<IReadOnlyList<Guid>> Authors(WorkDraft draft, Guid run, IReadOnlyList<Guid> before, CancellationToken cancellation)
    {
        var stay = await Unreached(before, cancellation);
        var named = (draft.Authors ?? []).Except(stay).Distinct().ToList();
        if (await picker.Reached(Permissions.SubmitWorks, named, cancellation) is null)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Work.ForeignAuthor"], "authors");
        if (named.Count + stay.Count == 0)
            throw new Refusal(RefusalKind.Invalid, "required", T["Work.NoAuthor"], "authors");
        return named.Except(before).Except(await contest.Entered(run, cancellation)).Any()
            ? throw new Refusal(RefusalKind.Rule, "not-entered", T["Work.NotEntered"], "authors") : [.. named, .. stay];
    }

    private async Task<IReadOnlyList<Guid>> Unreached(IReadOnlyList<Guid> authors, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.SubmitWorks, cancellation);
        var reached = (await people.Find(authors, cancellation)).Where(p => reach.Covers(p.Id, p.ClassId)).Select(p => p.Id);
        return reach.Everyone ? [] : [.. authors.Except(reached)];
    }

    private async Task<(Guid? Id, string? Name)> Supervisor(Guid? chosen, CancellationToken cancellation) => chosen is not { } id ? (null, null)
        : await people.Find(id, cancellation) is { Kind: PersonKind.Staff } found && !(found.LeftOn <= school.Today) ? (id, found.DisplayName)
        : throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Work.UnknownSupervisor"], "supervisor");

    private static Refusal Doubled() => new(RefusalKind.Rule, "same-authors", T["Work.SameAuthors"], "authors");
}
