using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Persons.SetLeft;

/// <summary>Marks that somebody has left, or is back. Nothing is deleted: what a pupil achieved stays with the school.</summary>
/// <param name="On">The last day; <see langword="null"/>: back again.</param>
[Requires(Permissions.Manage)]
internal sealed record SetLeft(Guid Id, int Version, DateOnly? On) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class SetLeftHandler(PeopleDb db, ISchool school) : IRequestHandler<SetLeft, Unit>
{
    public async Task<Unit> Handle(SetLeft request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Id, request.Version, cancellation);
        if (request.On > school.Today)
            throw new Refusal(RefusalKind.Invalid, "range", T["Person.NotLaterThanToday"], nameof(request.On));
        if (request.On is not { } on)
        {
            db.ComeBack(person);
            return Unit.Value;
        }
        person.LeftOn = on;
        foreach (var open in await db.Memberships.Where(m => m.PersonId == person.Id && m.LastDay == null).ToListAsync(cancellation))
            open.LastDay = on < open.FirstDay ? open.FirstDay : on;
        db.Publish(new PersonLeft(person.Id, on));
        return Unit.Value;
    }
}
