using Gym24.Contracts.Papers;
using Gym24.Rgs.Rounds;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Points.IssueDiplomas;

/// <summary>
/// The school holds the game together with the society and issues its diplomas: one for each pupil of its own teams, one for each team of
/// another school, of whose members no names are known.
/// </summary>
internal sealed class Diplomas(RgsDb db, Ranking ranking, Game game)
{
    public static readonly CertificateKind Diploma = new("rgs.diploma", "ДИ", Portrait: true), Participation = new("rgs.participation", "СИ");

    /// <summary>What would be issued for a round whose places are published, best first.</summary>
    public async Task<IReadOnlyList<(StandingLine Line, CertificateDraft Draft)>> Of(Round round, CancellationToken cancellation)
    {
        var lines = await ranking.Of(round, cancellation);
        var members = (await (from member in db.Members
                              join person in db.Directory on member.PersonId equals person.Id
                              where member.RoundId == round.Id
                              orderby person.SortKey
                              select new { member.TeamId, member.PersonId, person.DisplayName }).ToListAsync(cancellation)).ToLookup(m => m.TeamId);
        return [.. lines.SelectMany(line => line.School is { } other
            ? [(line, Draft(round, line, null, T.Both("Diplomas.Guest", line.Name, other).Ru))]
            : members[line.Team].Select(m => (line, Draft(round, line, m.PersonId, m.DisplayName))))];
    }

    private CertificateDraft Draft(Round round, StandingLine line, Guid? person, string name)
    {
        var title = T.Both("Round.Title", round.Number).Ru + (round.Topic is { } topic ? $". {topic}" : "");
        var (played, team) = (Cut(game.Entry?.Name ?? T.Both("Rgs.Title").Ru, 300), person is null ? "" : " " + T.Both("Diplomas.InTeam", line.Name).Ru);
        var text = T.Both($"Diplomas.For.{line.Outcome}", team, line.Place, line.Points.ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("ru-RU"))).Ru;
        var won = line.Outcome != "participant";
        return new(won ? Diploma.Id : Participation.Id, line.Team, person, name, T.Both($"Diplomas.{line.Outcome}").Ru, T.Both(won ? "Diplomas.Awarded" : "Diplomas.Given").Ru,
            Cut($"{text}\n{played}\n{title}", 600), Cut($"{played}. {title}", 500), [new(T.Both("Diplomas.Jury").Ru)]);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
