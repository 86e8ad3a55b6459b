using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements.Record;

/// <summary>Keeps what people entered and attended in step with the runs.</summary>
internal sealed class Participations(PortfolioDb db, IRuns runs, IOfferings offerings)
{
    /// <returns><see langword="null"/> when the run is gone: there is nothing to tell about it.</returns>
    public async Task<Participation?> Of(Guid run, Guid person, CancellationToken cancellation)
    {
        if (await db.Participations.FindAsync([run, person], cancellation) is { } known)
            return known;
        if (await runs.Find(run, cancellation) is not { } facts)
            return null;
        var row = new Participation { RunId = run, PersonId = person, Offering = facts.Offering, Title = Title(facts) };
        When(row, facts);
        db.Add(row);
        return row;
    }

    public async Task Moved(Guid run, CancellationToken cancellation)
    {
        if (await runs.Find(run, cancellation) is not { } facts)
            return;
        foreach (var row in await db.Participations.Where(p => p.RunId == run).ToListAsync(cancellation))
            When(row, facts);
    }

    private static void When(Participation row, RunFacts facts) =>
        (row.SchoolYear, row.Starts, row.Ends) = (facts.SchoolYear, facts.Starts, facts.Ends);

    private string Title(RunFacts run)
    {
        var offering = offerings.Find(run.Offering);
        var name = offering?.Variants.FirstOrDefault(v => v.Id == run.Offering)?.Name ?? offering?.Name ?? run.Offering;
        var title = run.Title is null ? name : $"{name}: {run.Title}";
        return title.Length <= Achievement.TitleLength ? title : title[..Achievement.TitleLength];
    }
}
