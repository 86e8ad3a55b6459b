using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.ShowClass;

/// <summary>A class on a day: who was in it then, as far as the caller reaches.</summary>
[Requires(Permissions.Read)]
internal sealed record ShowClass(Guid Id, DateOnly? On = null) : IQuery<ClassView>, IConcernsPerson, IAbout
{
    public Guid? Person => null;

    public Guid? Subject => Id;
}

internal sealed record ClassView(SchoolClass Class, DateOnly On, string? HomeroomTeacher, IReadOnlyList<ClassPupil> Pupils, IReadOnlyList<(Guid Id, string Name)> Staff, bool Invites);

internal sealed record ClassPupil(Guid Id, string DisplayName, DateOnly? BirthDate, DateOnly FirstDay, DateOnly? LastDay);

internal sealed class ShowClassHandler(PeopleDb db, ISchool school, ICaller caller) : IRequestHandler<ShowClass, ClassView>
{
    public async Task<ClassView> Handle(ShowClass request, CancellationToken cancellation)
    {
        var row = await db.Classes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, cancellation);
        var reach = await caller.ReachOf(Permissions.Read, cancellation);
        var day = request.On ?? (row is not null && row.SchoolYear < school.Year ? new DateOnly(row.SchoolYear + 1, 5, 31) : school.Today);
        var pupils = row is null ? [] : await (
            from m in db.Memberships
            where m.ClassId == row.Id && m.FirstDay <= day && (m.LastDay == null || m.LastDay >= day)
            join p in db.Directory on m.PersonId equals p.Id
            orderby p.SortKey
            select new ClassPupil(p.Id, p.DisplayName, p.BirthDate, m.FirstDay, m.LastDay)).ToListAsync(cancellation);
        if (row is null || (!reach.Everyone && !reach.Classes.Contains(row.Id) && pupils.Count == 0))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Class.NotFound"]);
        var teacher = await db.People.Where(p => p.Id == row.HomeroomTeacherId).Select(p => p.DisplayName).FirstOrDefaultAsync(cancellation);
        var staff = !caller.Can(Permissions.Manage) ? [] : await db.People.Where(p => p.Kind == PersonKind.Staff && p.LeftOn == null)
            .OrderBy(p => p.SortKey).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancellation);
        return new(row, day, teacher, pupils, staff.ConvertAll(s => (s.Id, s.DisplayName)),
            row.SchoolYear == school.Year && await caller.ReachOf(Permissions.Invite, cancellation) is var invite && (invite.Everyone || invite.Classes.Contains(row.Id)));
    }
}
