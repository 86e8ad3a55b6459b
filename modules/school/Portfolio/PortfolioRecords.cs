using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Routes;

namespace Gym24.Portfolio;

/// <summary>Results stay for the figures of the school and belong to nobody; what a pupil has planned goes.</summary>
internal sealed class PortfolioRecords(PortfolioDb db) : PersonalTables<PortfolioDb>(db)
{
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3, п. 11", "Federal law 273-FZ, art. 28, part 3, item 11");

    protected override void Tell()
    {
        Kind("achievements", new("Достижения и участие", "Achievements and participation"), RecordFate.Anonymised, 3, Law)
            .Anonymises<Achievement>(a => a.PersonId, a => a.Note, a => a.Document, a => a.Reason, a => a.EnteredBy)
            .Anonymises<Participation>(p => p.PersonId);
        Kind("routes", new("Маршрутные листы", "Route sheets"), RecordFate.Deleted, 3, Law)
            .Deletes<IndividualRoute>(r => r.PersonId)
            .Links<IndividualRoute, RouteStep>(r => r.Id, s => s.RouteId);
    }
}
