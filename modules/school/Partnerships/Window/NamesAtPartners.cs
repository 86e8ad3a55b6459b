using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window;

/// <summary>In how many lists of a partner a pupil stands, by name or by number.</summary>
internal sealed class NamesAtPartners(PartnershipsDb db, CatalogueStore catalogue, ISchool school) : IConsentEffects
{
    public async Task<IReadOnlyList<ConsentEffect>> Of(Guid person, CancellationToken cancellation)
    {
        var lists = await db.Set<Application>().AsNoTracking().Where(a => a.PersonId == person && a.State == ApplicationState.Approved)
            .SelectMany(a => a.Run.Partners).Where(p => p.Partner != school.Partner)
            .GroupBy(p => p.Partner).Select(g => new { Partner = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return [.. lists.OrderBy(l => l.Partner, StringComparer.Ordinal).Select(l => new ConsentEffect(ConsentKinds.Transfer, l.Partner,
            T.Both("Window.SeesName", Name(l.Partner), Lists(l.Count)), T.Both("Window.SeesNumber", Name(l.Partner), Lists(l.Count))))];
    }

    private string Name(string partner) => catalogue.Current.PartnerName(partner);

    private static Func<string> Lists(int count) => () => Words.Count(count, T["Window.ListForms"]);
}
