using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Papers.ListTemplates;

/// <summary>A paper and what is in force for it.</summary>
/// <param name="Own">The school's own document; absent: the shipped one.</param>
internal sealed record TemplateLine(PaperTemplate Template, string Module, OwnTemplate? Own);

/// <param name="Missing">Required fields it lacks.</param>
/// <param name="At">UTC.</param>
internal sealed record OwnTemplate(string FileName, string Missing, DateTime At, string By, int Version);

/// <summary>The papers of the active modules, module by module.</summary>
[Requires(HostManifest.Papers)]
internal sealed record ListTemplates : IQuery<IReadOnlyList<TemplateLine>>
{
    internal sealed class Handler(HostDb db, PaperBook book) : IRequestHandler<ListTemplates, IReadOnlyList<TemplateLine>>
    {
        public async Task<IReadOnlyList<TemplateLine>> Handle(ListTemplates request, CancellationToken cancellation)
        {
            var own = await db.Papers.Select(r => new { r.Template, r.FileName, r.Missing, r.At, r.ByName, r.Version })
                .ToDictionaryAsync(r => r.Template, r => new OwnTemplate(r.FileName, r.Missing, r.At, r.ByName, r.Version), cancellation);
            return [.. book.All.Select(t => new TemplateLine(t, book.ModuleOf(t).ToString(), own.GetValueOrDefault(t.Id)))
                .OrderBy(l => l.Module, StringComparer.CurrentCulture).ThenBy(l => l.Template.Title.ToString(), StringComparer.CurrentCulture)];
        }
    }
}

/// <summary>The document of a paper: what is in force or, if asked for, what was shipped.</summary>
[Requires(HostManifest.Papers)]
internal sealed record ReadTemplate(string Id, bool Shipped) : IQuery<PaperFile>
{
    internal sealed class Handler(PaperBook book) : IRequestHandler<ReadTemplate, PaperFile>
    {
        public async Task<PaperFile> Handle(ReadTemplate request, CancellationToken cancellation)
        {
            var template = book.Find(request.Id);
            var content = request.Shipped ? null : await book.Own(template, cancellation);
            return new PaperFile(template.Title.ToString(), content ?? PaperBook.Shipped(template));
        }
    }
}
