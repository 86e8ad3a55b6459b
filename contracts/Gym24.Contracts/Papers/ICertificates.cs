using Gym24.Contracts.Files;
using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Papers;

/// <summary>
/// Issues diplomas and certificates of the school: numbered without gaps, printed on sheets of one look, checked by anybody under a public
/// address. Checks no permission: whoever issues has asked for it. What others issue is not printed here.
/// </summary>
public interface ICertificates
{
    /// <summary>
    /// Gives numbers, in the running command: with it they stay or go. Who holds a valid certificate of that kind for that subject keeps it as it is; for
    /// one that was revoked a new number is given, and the sheet says whose place it takes. What is printed is kept as it was issued.
    /// </summary>
    /// <param name="drafts">At most 1,000. The same person, kind and subject twice is one.</param>
    /// <returns>Those that are valid now, in the order of the drafts.</returns>
    /// <exception cref="InvalidOperationException">No command is running.</exception>
    /// <exception cref="ArgumentException">No active module has such a kind, or a text is too long or empty.</exception>
    Task<IReadOnlyList<CertificateFacts>> Issue(IReadOnlyList<CertificateDraft> drafts, CancellationToken cancellation = default);

    /// <summary>Everything that was issued for subjects, in the order in which it was issued; revoked ones too.</summary>
    /// <param name="subjects">Ids; at most 1,000.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<CertificateFacts>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default);

    /// <summary>Says that a certificate is valid no more; in the running command. Revoking what is revoked changes nothing.</summary>
    /// <param name="certificate">Id of the certificate.</param>
    /// <param name="reason">Why; for the school, never for who checks. At most 500 characters.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">There is no such certificate.</exception>
    Task Revoke(Guid certificate, string reason, CancellationToken cancellation = default);

    /// <summary>One file with a page for each, in this order.</summary>
    /// <param name="certificates">Ids; at most 1,000.</param>
    /// <param name="name">Name of the file, without ending.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="Refusal">There is no such certificate, or it is valid no more: <c>certificate-revoked</c>.</exception>
    Task<CertificateFile> Print(IReadOnlyList<Guid> certificates, string name, CancellationToken cancellation = default);
}

/// <summary>What was issued.</summary>
/// <param name="Number">As printed, such as <c>СУ-2026/27-0014</c>.</param>
/// <param name="Name">As printed; empty once the person's data were erased.</param>
/// <param name="On">The day it was issued.</param>
public sealed record CertificateFacts(Guid Id, string Number, string Kind, Guid Subject, Guid? Person, string Name, DateOnly On, bool Revoked);

/// <summary>A PDF to print or to carry away; an endpoint returns it.</summary>
/// <param name="Name">Without ending.</param>
/// <param name="Content">The document.</param>
public sealed record CertificateFile(string Name, byte[] Content) : IResult
{
    /// <summary>Answers with the document, always as an attachment.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = FileKind.Pdf.MediaType;
        response.ContentLength = Content.Length;
        response.Attach("certificate", Name, FileKind.Pdf.Ending);
        await response.Body.WriteAsync(Content, httpContext.RequestAborted);
    }
}
