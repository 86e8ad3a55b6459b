namespace Gym24.Britannia.Levels;

/// <summary>Where a certificate stands today.</summary>
internal enum CertificateState
{
    /// <summary>The person's level in the language.</summary>
    Current = 0,

    /// <summary>A newer one counts.</summary>
    Superseded = 1,

    /// <summary>Its term is over.</summary>
    Expired = 2,

    /// <summary>Entered wrongly or taken back.</summary>
    Annulled = 3,
}

/// <summary>A certificate as lists and pages show it.</summary>
/// <param name="Ends">It is current and ends soon.</param>
internal sealed record CertificateFacts(
    Guid Id, int Version, Guid Person, string PersonName, string? ClassName, Guid Run, string Exam, string Language, string Level, decimal? Score, string? Number,
    string? Issuer, DateOnly IssuedOn, DateOnly? ValidUntil, CertificateState State, bool Ends, string? AnnulReason);
