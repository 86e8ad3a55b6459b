using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Persons;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.MovePupil;

/// <summary>Moves a pupil to another class from a day on; a pupil who had left is back with it.</summary>
[Requires(Permissions.Manage)]
internal sealed record MovePupil(Guid Pupil, int Version, Guid? Class, DateOnly? From) : ICommand, IAbout, IValidated
{
    public Guid? Subject => Pupil;

    public void Validate(Faults faults)
    {
        faults.Chosen(nameof(Class), Class is not null);
        faults.Chosen(nameof(From), From is not null);
    }
}

internal sealed class MovePupilHandler(PeopleDb db, ISchool school) : IRequestHandler<MovePupil, Unit>
{
    public async Task<Unit> Handle(MovePupil request, CancellationToken cancellation)
    {
        var (target, from) = (request.Class!.Value, request.From!.Value);
        var pupil = await db.Person(request.Pupil, request.Version, cancellation, PersonKind.Pupil);
        var faults = new Faults();
        if (!await db.Classes.AnyAsync(c => c.Id == target, cancellation))
            faults.Add(nameof(request.Class), T["Class.NotFound"], "unknown-class");
        if (from > school.Today)
            faults.Add(nameof(request.From), T["Person.NotLaterThanToday"], "range");
        var last = await db.Memberships.Where(m => m.PersonId == pupil.Id).OrderByDescending(m => m.FirstDay).FirstOrDefaultAsync(cancellation);
        if (last is not null && from < last.FirstDay)
            faults.Add(nameof(request.From), T["Class.BeforeLast", last.FirstDay.ToString("dd.MM.yyyy")], "order");
        else if (last is { LastDay: { } end } && from <= end && from != last.FirstDay)
            faults.Add(nameof(request.From), T["Class.BeforeLast", end.AddDays(1).ToString("dd.MM.yyyy")], "order");
        faults.ThrowIfAny();

        db.ComeBack(pupil);
        if (last is { LastDay: null } && last.ClassId == target)
            throw new Refusal(RefusalKind.Rule, "same-class", T["Class.Same"], nameof(request.Class));
        if (last is not null && last.FirstDay == from)
        {
            // Entered wrongly and put right on the same day: no trace of a class the pupil never saw.
            (last.ClassId, last.LastDay) = (target, null);
            return Unit.Value;
        }
        if (last is { LastDay: null })
        {
            last.LastDay = from.AddDays(-1);
            await db.SaveChangesAsync(cancellation);
        }
        db.Add(new Membership { PersonId = pupil.Id, ClassId = target, FirstDay = from });
        return Unit.Value;
    }
}
