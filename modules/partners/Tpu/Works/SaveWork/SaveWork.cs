using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works.SaveWork;

/// <summary>A work as a form or a caller of the API states it.</summary>
/// <param name="Authors">Of those entered into the contest. Authors whom the caller does not reach stay as they are.</param>
/// <param name="Supervisor">Person id of a teacher of the school.</param>
/// <param name="FileName">As the browser says it; the ending follows the content.</param>
/// <param name="Content">Absent: the file stays as it is.</param>
internal sealed record WorkDraft(string? Title, string? Abstract, IReadOnlyList<Guid>? Authors, Guid? Supervisor, string? FileName = null, byte[]? Content = null)
{
    public const int MaxVersions = 20, MaxAuthors = 30;

    public void Check(Faults faults, bool handIn)
    {
        faults.Text("title", Title, WorkTables.TitleLength);
        faults.Text("abstract", Abstract, WorkTables.AbstractLength, required: handIn);
        faults.Range("authors", Authors?.Count, 0, MaxAuthors);
        if (handIn && Supervisor is null)
            faults.Add("supervisor", T["Work.SupervisorMissing"], "required");
        if (Content is not null)
            WorkFile.Shelf.Check(faults, "file", Content);
    }
}

/// <summary>Begins a work, as a draft or handed in at once. The same sent twice is one work.</summary>
[Requires(Permissions.SubmitWorks)]
internal sealed record StartWork(Guid Contest, WorkDraft Work, bool HandIn = false) : ICommand<Guid>, IValidated, IBringsFile, IAbout
{
    public Guid? Subject => Contest;

    FileShelf IBringsFile.Shelf => WorkFile.Shelf;

    byte[]? IBringsFile.Brought => Work.Content;

    public void Validate(Faults faults)
    {
        Work.Check(faults, HandIn);
        faults.Chosen("authors", Work.Authors is { Count: > 0 });
    }
}

/// <summary>Changes a draft or a returned work, or hands a work in, once more too: what was handed in before is kept.</summary>
[Requires(Permissions.SubmitWorks)]
internal sealed record ChangeWork(Guid Work, int Version, WorkDraft Draft, bool HandIn = false) : ICommand<Guid>, IValidated, IBringsFile, IAbout
{
    public Guid? Subject => Work;

    FileShelf IBringsFile.Shelf => WorkFile.Shelf;

    byte[]? IBringsFile.Brought => Draft.Content;

    public void Validate(Faults faults) => Draft.Check(faults, HandIn);
}

/// <summary>Throws a draft away that was never handed in.</summary>
[Requires(Permissions.SubmitWorks)]
internal sealed record DropDraft(Guid Work, int Version) : ICommand<bool>, IAbout
{
    public Guid? Subject => Work;
}
