using Gym24.Contracts.Files;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Papers;

/// <summary>Fills papers. Checks no permission: whoever brings the values has asked for them.</summary>
public interface IPapers
{
    /// <summary>Fills what is in force: the school's own template or, where it has none, the shipped one.</summary>
    /// <param name="template">Id of a <see cref="PaperTemplate"/>.</param>
    /// <param name="name">Name of the file, without ending.</param>
    /// <param name="values">For every field the template may hold.</param>
    /// <exception cref="Refusal">A field of the template has no value: <c>paper-unfilled</c>, with the names of all of them.</exception>
    /// <exception cref="ArgumentException">No active module ships such a template.</exception>
    Task<PaperFile> Fill(string template, string name, PaperValues values, CancellationToken cancellation = default);
}

/// <summary>A Word document to carry away; an endpoint returns it.</summary>
/// <param name="Name">Without ending.</param>
/// <param name="Content">The document.</param>
public sealed record PaperFile(string Name, byte[] Content) : IResult
{
    /// <summary>Answers with the document, always as an attachment.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = FileKind.Docx.MediaType;
        response.ContentLength = Content.Length;
        response.Attach("paper", Name, FileKind.Docx.Ending);
        await response.Body.WriteAsync(Content, httpContext.RequestAborted);
    }
}
