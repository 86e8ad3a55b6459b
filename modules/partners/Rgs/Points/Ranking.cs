using Gym24.Rgs.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Rgs.Points;

/// <summary>A line of the table of places.</summary>
/// <param name="School">Absent: this school.</param>
/// <param name="Outcome">One of <c>winner prize-winner participant</c>.</param>
internal sealed record StandingLine(Guid Team, string Name, string? School, int Grade, int HeadCount, decimal Points, int Place, string Outcome);

/// <summary>Adds a round's points up.</summary>
internal sealed class Ranking(RgsDb db)
{
    /// <summary>Teams that answered, best first, equal ones by name.</summary>
    public async Task<IReadOnlyList<StandingLine>> Of(Round round, CancellationToken cancellation)
    {
        var teams = await db.Teams.AsNoTracking().Where(t => t.RoundId == round.Id && db.Answers.Any(a => a.TeamId == t.Id))
            .OrderBy(t => t.SortKey).ThenBy(t => t.EnteredAt).ToListAsync(cancellation);
        // Added up here: SQLite cannot add decimals.
        var points = (await db.Answers.Where(a => db.Teams.Any(t => t.Id == a.TeamId && t.RoundId == round.Id))
            .Select(a => new { a.TeamId, a.Points }).ToListAsync(cancellation)).ToLookup(a => a.TeamId, a => a.Points ?? 0);
        return [.. Standing.Of(teams.Select(t => (t, points[t.Id].Sum()))).Select(p => new StandingLine(
            p.Item.Id, p.Item.Name, p.Item.School, p.Item.Grade, p.Item.HeadCount, p.Points, p.Place, Standing.Outcome(p.Place, p.Points, round.PrizePlaces)))];
    }
}
