using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Bookings.BookSlot;

/// <summary>Books a slot for a class or for some pupils; it opens a run and enters them.</summary>
/// <param name="Class">The class; may be absent when <paramref name="Pupils"/> names pupils of several.</param>
/// <param name="Pupils">Absent: the whole class, by name.</param>
/// <param name="Teacher">In charge; absent: the class teacher, or else the person who books.</param>
/// <param name="OverruleReason">Why warnings are overruled.</param>
[Requires(Permissions.BookSlots)]
internal sealed record BookSlot(
    Guid Slot, Guid? Class = null, IReadOnlyList<Guid>? Pupils = null, Guid? Teacher = null, string? OverruleReason = null)
    : ICommand<Booked>, IValidated, IAbout
{
    private const int MostPupils = 500;

    public Guid? Subject => Slot;

    public void Validate(Faults faults)
    {
        faults.Chosen("class", Class is not null || Pupils is { Count: > 0 });
        if (Pupils is { Count: 0 })
            faults.Add("pupils", T["Booking.NoPupils"], "required");
        faults.Range("pupils", Pupils?.Count, 0, MostPupils);
        faults.Text("overruleReason", OverruleReason, TusurDb.LongLength, required: false);
    }
}

internal sealed class BookSlotHandler(BookingDesk desk, PupilPicker<TusurDb> picker, IPeopleDirectory people, ICaller caller, ISchool school)
    : IRequestHandler<BookSlot, Booked>
{
    public async Task<Booked> Handle(BookSlot request, CancellationToken cancellation)
    {
        var group = await GroupOf(request, cancellation);
        var slot = await desk.Free(request.Slot, cancellation);
        return await desk.Take(slot, group, request.OverruleReason, cancellation);
    }

    private async Task<Group> GroupOf(BookSlot request, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.BookSlots, cancellation);
        var inClass = request.Class is not { } id ? null
            : (await people.Classes(cancellation)).FirstOrDefault(c => c.Id == id && (reach.Everyone || reach.Classes.Contains(id)))
                ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.ForeignClass"], "class");
        var ids = request.Pupils?.Distinct().ToList();
        var pupils = ids is null ? await people.PupilsOf(inClass!.Id, school.Today, cancellation)
            : await picker.Reached(Permissions.BookSlots, ids, cancellation)
                ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.ForeignPupil"], "pupils");
        if (pupils.Count == 0)
            throw new Refusal(RefusalKind.Rule, "empty", T["Booking.EmptyClass"], "class");
        if (inClass is not null && pupils.Any(p => p.ClassId != inClass.Id))
            throw new Refusal(RefusalKind.Invalid, "other-class", T["Booking.OtherClass", inClass.Name], "pupils");
        var classes = pupils.Select(p => p.ClassId).Distinct().ToList();
        var named = string.Join(", ", pupils.Select(p => p.ClassName).Distinct().Order(StringComparer.Ordinal));
        return new Group(
            classes is [{ } only] ? only : null,
            inClass?.Name ?? (named.Length <= TusurDb.NameLength ? named : named[..TusurDb.NameLength]),
            await TeacherOf(request, inClass, reach, cancellation),
            ids ?? [.. pupils.Select(p => p.Id)]);
    }

    private async Task<PersonFacts> TeacherOf(BookSlot request, ClassFacts? inClass, Reach reach, CancellationToken cancellation)
    {
        // Who books for own classes only cannot put somebody else in charge.
        if (!reach.Everyone && request.Teacher is { } other && other != caller.PersonId && other != inClass?.HomeroomTeacher)
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Booking.OtherTeacher"], "teacher");
        var id = request.Teacher ?? (reach.Everyone ? inClass?.HomeroomTeacher : caller.PersonId) ?? inClass?.HomeroomTeacher;
        if (id is null)
            throw new Refusal(RefusalKind.Invalid, "required", T["Booking.TeacherMissing"], "teacher");
        return await people.Find(id.Value, cancellation) is { Kind: PersonKind.Staff } teacher && !(teacher.LeftOn <= school.Today)
            ? teacher : throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Booking.UnknownTeacher"], "teacher");
    }
}
