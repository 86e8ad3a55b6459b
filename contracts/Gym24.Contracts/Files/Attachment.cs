using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Files;

internal static class Attachment
{
    /// <summary>Says that the answer is a file to keep, never a page to show.</summary>
    /// <param name="response">Not yet begun.</param>
    /// <param name="latin">A name for what knows only Latin letters, without ending.</param>
    /// <param name="name">As people call it, without ending.</param>
    /// <param name="ending">With its dot.</param>
    public static void Attach(this HttpResponse response, string latin, string name, string ending) =>
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = latin + ending,
            FileNameStar = TableWords.FileName(name) + ending,
        }.ToString();
}
