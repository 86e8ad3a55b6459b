using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>An application the caller reaches, its run held.</summary>
internal sealed record Entry(Seats Seats, Application Application, PersonFacts Person)
{
    /// <exception cref="Refusal">There is none within the caller's reach, or somebody changed it.</exception>
    public static async Task<Entry> Open(PartnershipsDb db, Guid id, int? version, CancellationToken cancellation)
    {
        var run = await db.Set<Application>().Where(a => a.Id == id).Join(db.Directory, a => a.PersonId, p => p.Id, (a, _) => (Guid?)a.RunId)
            .SingleOrDefaultAsync(cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Application.NotFound"]);
        var seats = await Seats.Hold(db, run, cancellation);
        var application = await db.Set<Application>().SingleAsync(a => a.Id == id, cancellation);
        var person = await db.Directory.SingleAsync(p => p.Id == application.PersonId, cancellation);
        MustBe(application, version);
        return new(seats, application, Apply.ApplyHandler.Facts(person));
    }

    public static void MustBe(Application application, int? version)
    {
        if (version is { } seen && application.Version != seen)
            throw new Refusal(RefusalKind.Stale, "stale", T["Application.Stale"]);
    }

    /// <exception cref="Refusal">The application is in none of the states.</exception>
    public void In(params ApplicationState[] states)
    {
        if (!states.Contains(Application.State))
            throw new Refusal(RefusalKind.Rule, "state", T["Application.State", T["Application.State." + Application.State]]);
    }

    /// <exception cref="Refusal">The pupil is too young to say this alone.</exception>
    public async Task MustBeAdult(PartnershipsDb db, ICaller caller, DateOnly today, CancellationToken cancellation)
    {
        if (caller.PersonId != Person.Id)
            return;
        var settings = await db.Set<RunSettings>().AsNoTracking().SingleAsync(cancellation);
        if (Enrolment.NeedsGuardian(Person, today, settings.GuardianUnder))
            throw new Refusal(RefusalKind.Forbidden, "guardian", T["Application.GuardianSays", settings.GuardianUnder]);
    }
}
