namespace Gym24.Contracts;

/// <summary>Why a request was refused; decides the HTTP status and how a page shows it.</summary>
public enum RefusalKind
{
    /// <summary>What was sent cannot be right (400): shown beside the fields.</summary>
    Invalid,

    /// <summary>Nobody is signed in (401).</summary>
    SignIn,

    /// <summary>The caller may not do this, or may not know whether it exists (403).</summary>
    Forbidden,

    /// <summary>There is no such thing within the caller's reach (404).</summary>
    NotFound,

    /// <summary>Somebody changed it in between (409): the page offers the new state.</summary>
    Stale,

    /// <summary>A rule of the school forbids it now (422).</summary>
    Rule,

    /// <summary>Too often in a short time (429): the same may be tried again later.</summary>
    TooMany,
}

/// <summary>One thing that is wrong, in words for the person who sent it.</summary>
/// <param name="Field">Name of the field of the request, or <see langword="null"/> for the whole of it.</param>
/// <param name="Message">What is wrong and what to do, in the reader's language.</param>
/// <param name="Code">A stable word for programs, such as <c>window-closed</c>.</param>
/// <param name="Overrulable">Whether a person with the right to overrule may go on with a reason.</param>
public sealed record Fault(string? Field, string Message, string Code = "invalid", bool Overrulable = false);

/// <summary>Thrown by a request that is not carried out. Nothing was saved. Pages and the API show it alike (RFC 9457).</summary>
public sealed class Refusal(RefusalKind kind, string code, IReadOnlyList<Fault> faults)
    : Exception(faults.Count > 0 ? faults[0].Message : code)
{
    /// <summary>A refusal with one message.</summary>
    public Refusal(RefusalKind kind, string code, string message, string? field = null)
        : this(kind, code, [new Fault(field, message, code)]) { }

    public RefusalKind Kind { get; } = kind;

    /// <summary>The problem type: a stable word for programs, such as <c>not-found</c>.</summary>
    public string Code { get; } = code;

    /// <summary>At least one; the first is the one to show where there is room for one.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
