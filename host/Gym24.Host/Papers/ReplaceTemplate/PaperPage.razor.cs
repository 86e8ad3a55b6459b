using Gym24.Contracts;
using Gym24.Contracts.Files;
using Gym24.Host.Papers.ListTemplates;
using Microsoft.AspNetCore.Components;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Papers.ReplaceTemplate;

/// <summary>One paper: what it may hold, and the school's own document for it.</summary>
public sealed partial class PaperPage
{
    private TemplateLine? _line;

    [Parameter] public string Id { get; set; } = "";

    private string Here => $"/admin/papers/{Id}";

    protected override Task OnInitializedAsync() => Load();

    private async Task Load() => _line = (await Mediator.Send(new ListTemplates.ListTemplates(), Form.Cancellation)).FirstOrDefault(l => l.Template.Id == Id)
        ?? throw new Refusal(RefusalKind.NotFound, "unknown-paper", T["Paper.NotFound"]);

    private Task Replace() => Form.Send(() => (File: Form.Files.GetFile("file"), Seen: Form.Version()), async posted =>
    {
        if (posted.File is not { } file)
            throw new Refusal(RefusalKind.Invalid, "file-missing", T["Paper.FileMissing"], "file");
        await using var stream = file.OpenReadStream();
        return await Mediator.Send(new ReplaceTemplate(Id, posted.Seen, file.FileName, await FileKind.Read(stream, Docx.MaxBytes, Form.Cancellation)), Form.Cancellation);
    }, missing => (T[missing.Count > 0 ? "Paper.ReplacedLacks" : "Paper.Replaced"], Here), Load);

    private Task Restore() => Form.Send(() => new RestoreTemplate(Id, Form.Version()), request => Mediator.Send(request, Form.Cancellation), _ => (T["Paper.Restored"], Here), Load);
}
