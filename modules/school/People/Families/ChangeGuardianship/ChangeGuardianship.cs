using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Persons;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Families.ChangeGuardianship;

/// <summary>
/// Says from when to when somebody acts for a child, limits the rights or gives them back; one that has ended begins again without a last day.
/// Takes effect with the next request.
/// </summary>
/// <param name="First">The first day; absent: as it was.</param>
/// <param name="Last">The last day, included; absent: no end is known.</param>
/// <param name="End">Ends now: yesterday was the last day.</param>
[Requires(Permissions.Manage)]
internal sealed record ChangeGuardianship(Guid Child, Guid Link, bool Restricted, bool End, DateOnly? First = null, DateOnly? Last = null)
    : ICommand, IAbout, IConcernsPerson, IValidated
{
    public Guid? Subject => Child;

    public Guid? Person => Child;

    public void Validate(Faults faults) => faults.Order("Last", First, Last);
}

internal sealed class ChangeGuardianshipHandler(PeopleDb db, ISchool school) : IRequestHandler<ChangeGuardianship, Unit>
{
    /// <summary>Days further away are slips of the pen.</summary>
    private const int Years = 20;

    public async Task<Unit> Handle(ChangeGuardianship request, CancellationToken cancellation)
    {
        var child = await db.Person(request.Child, cancellation, PersonKind.Pupil);
        var link = await db.Guardianships.SingleOrDefaultAsync(g => g.Id == request.Link && g.ChildId == child.Id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Family.NotFound"]);
        var (first, last) = (request.First ?? link.FirstDay, request.End ? school.Today.AddDays(-1) : request.Last);
        var faults = new Faults();
        if (!request.End)
            faults.Order("Last", first, last);
        foreach (var (field, day) in new[] { ("First", (DateOnly?)first), ("Last", last) })
            if (day < school.Today.AddYears(-Years) || day > school.Today.AddYears(Years))
                faults.Add(field, T["Family.WrongDay"], "range");
        faults.ThrowIfAny();
        var others = await db.Guardianships.Where(g => g.Id != link.Id && g.GuardianId == link.GuardianId && g.ChildId == link.ChildId).ToListAsync(cancellation);
        if (others.Exists(o => o.Overlaps(first, last)))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Family.Overlaps"], "First");
        child.ChangedAt = db.Now;
        (link.Restricted, link.FirstDay, link.LastDay) = (request.Restricted, first, last);
        db.Publish(new GuardianshipChanged(link.GuardianId, link.ChildId));
        return Unit.Value;
    }
}
