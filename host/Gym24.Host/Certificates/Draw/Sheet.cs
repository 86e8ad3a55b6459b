using Gym24.Contracts.Papers;

namespace Gym24.Host.Certificates.Draw;

/// <summary>What stands on a certificate.</summary>
/// <param name="Name">Empty: the data were erased.</param>
/// <param name="Replaces">The number of the one whose place it takes.</param>
/// <param name="Verify">The whole address with the code; absent: nobody has said where the product is.</param>
internal sealed record Sheet(
    bool Portrait, string School, string Heading, string Lead, string Name, string Text, string? Town, DateOnly On, IReadOnlyList<CertificateSigner> Signers,
    string Number, string? Replaces, string Code, Uri? Verify);
