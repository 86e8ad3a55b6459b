using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Applications;

/// <summary>What speaks against entries, before saving and again while saving. Three queries however many people.</summary>
internal sealed class EntryCheck(PartnershipsDb db, IOfferings offerings, ISchool school)
{
    public IReadOnlyList<Finding> OfRun(Run run) => EntryRules.OfRun(run, offerings.Find(run.Offering), school.Today);

    /// <param name="earlier">Rows of these people in this run, by person.</param>
    public async Task<ILookup<Guid, Finding>> OfPeople(
        Run run, IReadOnlyCollection<PersonFacts> people, IReadOnlyDictionary<Guid, Application> earlier, CancellationToken cancellation)
    {
        if (offerings.Find(run.Offering) is not { } offering || people.Count == 0)
            return Array.Empty<Finding>().ToLookup(_ => Guid.Empty);
        var clashes = await Clashes(run.Id, [.. people.Select(p => p.Id)], cancellation);
        return people
            .SelectMany(p => EntryRules.OfPerson(offering, p, school.Today, earlier.GetValueOrDefault(p.Id)?.State, clashes[p.Id]), (p, f) => (p.Id, f))
            .ToLookup(x => x.Id, x => x.f);
    }

    private async Task<ILookup<Guid, Clash>> Clashes(Guid run, List<Guid> people, CancellationToken cancellation)
    {
        ApplicationState[] comes = [ApplicationState.AwaitsGuardian, ApplicationState.Submitted, ApplicationState.Approved, ApplicationState.Offered];
        var sameDay = await (
            from mine in db.Set<RunSession>().Where(s => s.RunId == run)
            join other in db.Set<RunSession>().Where(s => s.RunId != run) on mine.On equals other.On
            join application in db.Set<Application>().Where(a => people.Contains(a.PersonId) && comes.Contains(a.State))
                on other.RunId equals application.RunId
            where application.Run.State == RunState.Open
            select new
            {
                application.PersonId, application.Run.Name, application.Run.Title, mine.On,
                Certain = !application.Run.ChosenDays && !db.Set<Run>().Any(r => r.Id == run && r.ChosenDays),
                mine.At, mine.Until, OtherAt = other.At, OtherUntil = other.Until,
            }).ToListAsync(cancellation);
        return sameDay
            .Select(s => (Meets: SessionPlan.Meet(s.At, s.Until, s.OtherAt, s.OtherUntil), Day: s))
            .Where(s => s.Meets != false)
            .Select(s => new Clash(s.Day.PersonId, s.Day.Title is null ? s.Day.Name : $"{s.Day.Name}: {s.Day.Title}", s.Day.On, s.Meets == true && s.Day.Certain))
            .ToLookup(c => c.Person);
    }
}
