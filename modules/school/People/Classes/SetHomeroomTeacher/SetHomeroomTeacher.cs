using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.SetHomeroomTeacher;

/// <summary>Makes one of the staff the homeroom teacher of a class, or nobody.</summary>
[Requires(Permissions.Manage)]
internal sealed record SetHomeroomTeacher(Guid Class, int Version, Guid? Teacher) : ICommand, IAbout
{
    public Guid? Subject => Class;
}

internal sealed class SetHomeroomTeacherHandler(PeopleDb db) : IRequestHandler<SetHomeroomTeacher, Unit>
{
    public async Task<Unit> Handle(SetHomeroomTeacher request, CancellationToken cancellation)
    {
        var row = await db.Classes.SingleOrDefaultAsync(c => c.Id == request.Class, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Class.NotFound"]);
        if (request.Teacher is { } teacher
            && !await db.People.AnyAsync(p => p.Id == teacher && p.Kind == PersonKind.Staff && p.LeftOn == null, cancellation))
            throw new Refusal(RefusalKind.Invalid, "unknown-teacher", T["Class.TeacherUnknown"], nameof(request.Teacher));
        db.Expect(row, request.Version);
        row.HomeroomTeacherId = request.Teacher;
        return Unit.Value;
    }
}
