using Gym24.Contracts.Papers;
using Gym24.Contracts.Shell;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.IssueCertificates;

/// <summary>
/// Certificates of what the school itself holds, alone or with others. What a partner holds the partner certifies: the school forges nobody's paper.
/// </summary>
internal static class RunCertificates
{
    public static readonly CertificateKind Diploma = new("partnerships.diploma", "Д", Portrait: true), Participation = new("partnerships.participation", "СУ");

    public static string Address(Guid run) => $"/files/partnerships/runs/{run}/certificates";

    public static bool AreOurs(Run run, ISchool school) => run.Partners.Exists(p => p.Partner == school.Partner);

    /// <summary>What somebody gets; nothing for who was not there or has not finished.</summary>
    public static CertificateDraft? Of(Run run, Guid person, string name, string? outcome, int attended)
    {
        var word = outcome switch
        {
            "winner" or "prize-winner" => outcome,
            "participant" or "completed" => "participant",
            null when attended > 0 => "participant",
            _ => null,
        };
        if (word is null)
            return null;
        var won = word != "participant";
        return new(won ? Diploma.Id : Participation.Id, run.Id, person, name, T.Both($"Certificates.Heading.{word}").Ru, T.Both(won ? "Certificates.Awarded" : "Certificates.Given").Ru,
            $"{T.Both($"Certificates.For.{word}").Ru}\n{Run.Cut(run.FullTitle, 500)}", Run.Cut(run.FullTitle, 500));
    }
}
