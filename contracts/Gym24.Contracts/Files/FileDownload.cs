using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Files;

/// <summary>A kept file to carry away; an endpoint returns it. Always an attachment: a browser saves it and never shows it as a page of this site.</summary>
/// <param name="Name">With ending.</param>
/// <param name="MediaType">By what is inside.</param>
/// <param name="Hash">As <see cref="KeptFile.HashOf"/> gives it: whoever has this content already is told so.</param>
/// <param name="Content">The file.</param>
public sealed record FileDownload(string Name, string MediaType, string Hash, byte[] Content) : IResult
{
    /// <summary>Answers with the file, or that what the reader has is still the same.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var tag = $"\"{Hash}\"";
        response.Headers.ETag = tag;
        if (request.Headers.IfNoneMatch.Any(known => known?.Contains(tag, StringComparison.Ordinal) == true))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = MediaType;
        response.ContentLength = Content.Length;
        // The first name is for what knows only Latin letters.
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "file" + Path.GetExtension(Name), FileNameStar = Name }.ToString();
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(Content, httpContext.RequestAborted);
    }
}
