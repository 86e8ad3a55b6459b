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

/// <summary>Limits a guardian's rights, gives them back, or ends that somebody acts for a child. Takes effect with the next request.</summary>
[Requires(Permissions.Manage)]
internal sealed record ChangeGuardianship(Guid Child, Guid Link, bool Restricted, bool End) : ICommand, IAbout
{
    public Guid? Subject => Child;
}

internal sealed class ChangeGuardianshipHandler(PeopleDb db, ISchool school) : IRequestHandler<ChangeGuardianship, Unit>
{
    public async Task<Unit> Handle(ChangeGuardianship request, CancellationToken cancellation)
    {
        var child = await db.Person(request.Child, cancellation, PersonKind.Pupil);
        var link = await db.Guardianships.SingleOrDefaultAsync(g => g.Id == request.Link && g.ChildId == child.Id && g.LastDay == null, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Family.NotFound"]);
        child.ChangedAt = db.Now;
        link.Restricted = request.Restricted;
        if (request.End)
            link.LastDay = school.Today;
        return Unit.Value;
    }
}
