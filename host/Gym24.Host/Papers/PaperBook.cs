using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Papers;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Papers;

/// <summary>The papers of the active modules, and which document of each is in force.</summary>
internal sealed class PaperBook(HostDb db, IEnumerable<PaperTemplate> templates, IActiveModules modules) : IPapers
{
    public IReadOnlyList<PaperTemplate> All { get; } = [.. templates];

    /// <exception cref="Refusal">There is no such paper.</exception>
    public PaperTemplate Find(string id) => All.FirstOrDefault(t => t.Id == id) ?? throw new Refusal(RefusalKind.NotFound, "unknown-paper", T["Paper.NotFound"]);

    public LocalText ModuleOf(PaperTemplate template) => modules.Of(template.Owner.Assembly)?.Manifest.Title ?? HostManifest.Value.Title;

    public static byte[] Shipped(PaperTemplate template)
    {
        using var document = template.Owner.Assembly.GetManifestResourceStream(template.Id + ".docx")
            ?? throw new ArgumentException($"{template.Owner.Assembly.GetName().Name} ships no {template.Id}.docx", nameof(template));
        var content = new byte[document.Length];
        document.ReadExactly(content);
        return content;
    }

    /// <returns>The school's own document, or <see langword="null"/>.</returns>
    public Task<byte[]?> Own(PaperTemplate template, CancellationToken cancellation) =>
        db.Papers.Where(r => r.Template == template.Id).Select(r => r.Content).FirstOrDefaultAsync(cancellation);

    public async Task<PaperFile> Fill(string template, string name, PaperValues values, CancellationToken cancellation = default)
    {
        var found = All.FirstOrDefault(t => t.Id == template) ?? throw new ArgumentException($"No active module ships the paper {template}.", nameof(template));
        var document = Docx.Open(await Own(found, cancellation) ?? Shipped(found));
        var filling = new PaperFilling(values);
        foreach (var part in document.Texts)
            filling.Fill(part);
        if (filling.Missing.Count > 0)
            throw new Refusal(RefusalKind.Rule, "paper-unfilled", T["Paper.Unfilled", found.Title, string.Join(", ", filling.Missing.Select(PaperCheck.Braced))]);
        return new PaperFile(name, document.Save());
    }
}
