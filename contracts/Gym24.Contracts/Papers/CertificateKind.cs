namespace Gym24.Contracts.Papers;

/// <summary>A kind of certificates that a module issues in the school's name, registered as a singleton.</summary>
/// <param name="Id">Beginning with the id of the module, such as <c>acme.participation</c>; at most 80 characters.</param>
/// <param name="Series">Stands before the number: one to four capital Russian letters. Kinds of one series are counted together.</param>
/// <param name="Portrait">A standing sheet, as diplomas are; else it lies.</param>
public sealed record CertificateKind(string Id, string Series, bool Portrait = false);

/// <summary>A certificate to be issued. Everything is Russian, whatever the reader's language.</summary>
/// <param name="Kind">Id of a <see cref="CertificateKind"/>.</param>
/// <param name="Subject">Id of the row it is issued for: a run, a round, a work.</param>
/// <param name="Person">Who gets it; absent for a team of which the school knows no names. Then <paramref name="Subject"/> alone tells certificates of a kind apart.</param>
/// <param name="Name">Whose it is, as printed: the person's name in the nominative, or the team; at most 300 characters. Emptied when the person's data are erased.</param>
/// <param name="Heading">In large letters, such as «Диплом победителя»; at most 100.</param>
/// <param name="Lead">Between heading and name, such as «награждается»; at most 100.</param>
/// <param name="Text">Below the name: what for; at most 600. Names nobody: it stays when the name goes.</param>
/// <param name="About">What for in a few words, such as the name of the event, for lists and for whoever checks; at most 500. Names nobody either.</param>
/// <param name="Signers">Who signs besides the head of the school, whose line is always there; at most two.</param>
public sealed record CertificateDraft(
    string Kind, Guid Subject, Guid? Person, string Name, string Heading, string Lead, string Text, string About, IReadOnlyList<CertificateSigner>? Signers = null);

/// <summary>A line to sign on.</summary>
/// <param name="Role">Such as «Председатель жюри».</param>
/// <param name="Name">Such as «И. И. Петрова»; absent: written by hand.</param>
public sealed record CertificateSigner(string Role, string? Name = null);
