using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Families;

/// <summary>What a pupil of age decides by the consent for the family: whether those who would act go on seeing and being told.</summary>
internal sealed class FamilyEffect(PeopleDb db, ISchool school) : IConsentEffects
{
    public async Task<IReadOnlyList<ConsentEffect>> Of(Guid person, CancellationToken cancellation)
    {
        var today = school.Today;
        var born = await db.People.Where(p => p.Id == person && p.Kind == PersonKind.Pupil).Select(p => p.BirthDate).FirstOrDefaultAsync(cancellation);
        if (born is null || born.Value.AddYears(ActingGuardians.Majority) > today)
            return [];
        return await db.Guardianships.AnyAsync(g => g.ChildId == person && !g.Restricted && g.FirstDay <= today && (g.LastDay == null || g.LastDay >= today), cancellation)
            ? [new ConsentEffect(ConsentKinds.Family, null, T.Both("Family.See"), T.Both("Family.SeeNot"))] : [];
    }
}
