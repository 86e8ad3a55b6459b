using System.Security.Cryptography;

namespace Gym24.Contracts.Files;

/// <summary>
/// Keeps the contents of files, each once, in the database or in a folder, as the school has chosen. Checks no permission: whoever asks has found the
/// row the file belongs to.
/// </summary>
public interface IFiles
{
    /// <summary>
    /// Looks at a file that somebody brings: size, kind, what is inside, and whatever checks the school has set up. For a request that says
    /// <c>IBringsFile</c> this is done before its transaction begins, so that nobody waits for a check.
    /// </summary>
    /// <param name="shelf">Where it is to lie.</param>
    /// <param name="field">Name of the field of the form.</param>
    /// <param name="content">As <see cref="FileKind.Read"/> gives it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">It is not taken, and why.</exception>
    Task Check(FileShelf shelf, string field, byte[] content, CancellationToken cancellation = default);

    /// <summary>Keeps a content for a row, in the running transaction: without the row there is no file, and without the file no row.</summary>
    /// <param name="shelf">Where it is to lie.</param>
    /// <param name="row">Id of the module's row; it has no file yet.</param>
    /// <param name="name">As the browser says it.</param>
    /// <param name="content">Checked here, if it was not before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the row may want to know.</returns>
    /// <exception cref="Refusal">It is not taken, and why.</exception>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    Task<KeptFile> Keep(FileShelf shelf, Guid row, string name, byte[] content, CancellationToken cancellation = default);

    /// <summary>The file of a row, read and compared with what was kept.</summary>
    /// <param name="row">Id of the module's row.</param>
    /// <param name="name">The name it is given out under, with its ending.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">There is none, or it is lost or altered.</exception>
    Task<FileDownload> Open(Guid row, string name, CancellationToken cancellation = default);

    /// <summary>
    /// The files of these rows go, in the running transaction, and each content that nobody else has. What is not said here (rows that went with another one) is
    /// found by the platform: after each erasure of personal data at once, otherwise in the night.
    /// </summary>
    /// <param name="rows">Ids of the module's rows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task Release(IReadOnlyCollection<Guid> rows, CancellationToken cancellation = default);
}

/// <summary>What is known of a content that was kept.</summary>
/// <param name="Name">As given, without a path and with the ending that fits what is inside.</param>
/// <param name="MediaType">By what is inside.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">See <see cref="HashOf"/>.</param>
public sealed record KeptFile(string Name, string MediaType, int Size, string Hash)
{
    /// <summary>Length of <see cref="Hash"/>.</summary>
    public const int HashLength = 64;

    /// <summary>SHA-256 in hexadecimal: the same for the same content.</summary>
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>
/// Looks at what people bring before it is kept, such as for viruses. Any number stands side by side, registered as <see cref="IFileCheck"/>; the host's own asks clamd
/// (<c>Files:Clamd</c>).
/// </summary>
public interface IFileCheck
{
    /// <summary>Looks at a file.</summary>
    /// <param name="content">Its kind and size are right already.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What speaks against it; <see langword="null"/>: nothing.</returns>
    Task<FileFinding?> Look(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>What speaks against a file.</summary>
/// <param name="Code">A stable word for programs and the journal, such as <c>infected</c>.</param>
/// <param name="Message">What it is and what to do, for whoever brought it.</param>
public sealed record FileFinding(string Code, LocalText Message);
