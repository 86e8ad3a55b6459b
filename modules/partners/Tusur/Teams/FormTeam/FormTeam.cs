using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Teams.FormTeam;

/// <summary>Begins a team of the running school year.</summary>
/// <param name="Teacher">The school's teacher in charge; absent: the person who forms it, if a teacher.</param>
/// <param name="Mentor">Who leads the project at TUSUR, as TUSUR names them.</param>
/// <param name="Pupils">The first members, within the caller's reach.</param>
[Requires(Permissions.FormTeams)]
internal sealed record FormTeam(string? Name, string? Topic, Guid? Teacher = null, string? Mentor = null, IReadOnlyList<Guid>? Pupils = null)
    : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text("name", Name, TusurDb.NameLength);
        faults.Text("topic", Topic, TusurDb.LongLength);
        faults.Text("mentor", Mentor, TusurDb.NameLength, required: false);
        faults.Range("pupils", Pupils?.Count, 0, 100);
    }
}

internal sealed class FormTeamHandler(TusurDb db, TeamRoster roster, PupilPicker<TusurDb> picker, IPeopleDirectory people, ICaller caller, ISchool school)
    : IRequestHandler<FormTeam, Guid>
{
    public async Task<Guid> Handle(FormTeam request, CancellationToken cancellation)
    {
        var all = caller.ScopeOf(Permissions.FormTeams).HasFlag(Scope.All);
        if (!all && request.Teacher is not null && request.Teacher != caller.PersonId)
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Booking.OtherTeacher"], "teacher");
        var teacher = (request.Teacher ?? caller.PersonId) is { } id ? await people.Find(id, cancellation) : null;
        if (request.Teacher is not null && (teacher is not { Kind: PersonKind.Staff } || teacher.LeftOn <= school.Today))
            throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Booking.UnknownTeacher"], "teacher");
        var (name, key) = (request.Name!.Trim(), Fold.Text(request.Name));
        if (await db.Teams.AnyAsync(t => t.SchoolYear == school.Year && t.NameKey == key, cancellation))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Team.Duplicate"], "name");
        var team = new Team
        {
            SchoolYear = school.Year, Name = name, NameKey = key, SortKey = Fold.SortKey(name), Topic = request.Topic!.Trim(),
            Teacher = teacher?.Id, TeacherName = teacher?.DisplayName, Mentor = string.IsNullOrWhiteSpace(request.Mentor) ? null : request.Mentor.Trim(),
            FormedAt = db.Now,
        };
        db.Add(team);
        if (request.Pupils?.Distinct().ToList() is { Count: > 0 } ids)
            await roster.Enter(team, await picker.Reached(Permissions.FormTeams, ids, cancellation)
                ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.ForeignPupil"], "pupils"), cancellation);
        return team.Id;
    }
}
