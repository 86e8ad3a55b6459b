using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Projects.FormProject;

/// <summary>Forms a team with its topic and opens its run. Members come and go on the run's page afterwards.</summary>
/// <param name="Teacher">Absent: the person who forms it, if a teacher.</param>
/// <param name="Pupils">Within the caller's reach.</param>
/// <param name="Ends">The day the project is presented.</param>
[Requires(Permissions.FormProjects)]
internal sealed record FormProject(
    string? Offering, string? Team, string? Topic, IReadOnlyList<Guid>? Pupils, DateOnly? Ends, Guid? Teacher = null) : ICommand<Guid>, IValidated
{
    private const int Most = 30;

    public void Validate(Faults faults)
    {
        if (Offering is null || !Programmes.All.Contains(Offering))
            faults.Add("offering", T["Project.UnknownOffering"], "unknown-offering");
        faults.Text("team", Team, TpuDb.NameLength);
        faults.Text("topic", Topic, TpuDb.LongLength);
        faults.Chosen("pupils", Pupils is { Count: > 0 });
        faults.Range("pupils", Pupils?.Count, 0, Most);
        faults.Chosen("ends", Ends is not null);
    }
}

/// <summary>The two programmes whose teams stand here.</summary>
internal static class Programmes
{
    public static readonly IReadOnlyList<string> All = ["tpu-sci-tech-projects", "tpu-young-engineer"];
}

/// <summary>Classes, their pupils and staff to choose from.</summary>
[Requires(Permissions.FormProjects)]
internal sealed record ReadProjectChoice(Guid? Class) : IQuery<ProjectChoice>;

/// <param name="Staff">Nobody for those who form teams of own classes only: they are in charge themselves.</param>
internal sealed record ProjectChoice(PupilChoice From, IReadOnlyList<PupilLine> Staff, IReadOnlyList<Offering> Programmes);

internal sealed class FormProjectHandler(
    TpuDb db, PupilPicker<TpuDb> picker, IRuns runs, IApplications applications, IOfferings offerings, IPeopleDirectory people, ICaller caller, ISchool school)
    : IRequestHandler<FormProject, Guid>, IRequestHandler<ReadProjectChoice, ProjectChoice>
{
    private bool Everywhere => caller.ScopeOf(Permissions.FormProjects).HasFlag(Scope.All);

    public async Task<ProjectChoice> Handle(ReadProjectChoice request, CancellationToken cancellation) => new(
        await picker.Offer(Permissions.FormProjects, request.Class, cancellation),
        Everywhere ? [.. (await people.Staff(cancellation)).Select(p => new PupilLine(p.Id, p.DisplayName))] : [],
        [.. Programmes.All.Select(offerings.Find).OfType<Offering>()]);

    public async Task<Guid> Handle(FormProject request, CancellationToken cancellation)
    {
        if (request.Ends <= school.Today || school.YearOf(request.Ends!.Value) != school.Year)
            throw new Refusal(RefusalKind.Invalid, "range", T["Project.EndsWithin", school.Year, school.Year + 1], "ends");
        var teacher = await Teacher(request.Teacher, cancellation);
        var pupils = await picker.Reached(Permissions.FormProjects, [.. request.Pupils!.Distinct()], cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Choice.ForeignPupil"], "pupils");
        var (name, key) = (request.Team!.Trim(), Fold.Text(request.Team));
        if (await db.Projects.AnyAsync(p => p.Offering == request.Offering && p.SchoolYear == school.Year && p.NameKey == key, cancellation))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Project.Duplicate"], "team");
        var run = await runs.Open(new NewRun(request.Offering!, school.Year, name, school.Today, request.Ends.Value, null, null, school.Today, request.Ends, null,
            null, teacher?.Id, Saturdays.Series.Module, [request.Ends.Value], Automatic: true), cancellation);
        var outcomes = await applications.Enter(run, [.. pupils.Select(p => p.Id)], null, cancellation);
        if (outcomes.FirstOrDefault(o => o.State is null) is { } kept)
            throw new Refusal(RefusalKind.Rule, "not-entered", [.. kept.Faults.Select(f => f with { Field = "pupils" })]);
        var project = new Project
        {
            Offering = request.Offering!, RunId = run, SchoolYear = school.Year, Team = name, NameKey = key, SortKey = Fold.SortKey(name),
            Topic = request.Topic!.Trim(), Teacher = teacher?.Id, TeacherName = teacher?.DisplayName,
        };
        db.Add(project);
        db.AddRange(pupils.Select(p => new ProjectMember { ProjectId = project.Id, PersonId = p.Id }));
        return project.Id;
    }

    private async Task<PersonFacts?> Teacher(Guid? chosen, CancellationToken cancellation)
    {
        if (!Everywhere && chosen is not null && chosen != caller.PersonId)
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Project.OtherTeacher"], "teacher");
        var found = (chosen ?? caller.PersonId) is { } id ? await people.Find(id, cancellation) : null;
        var works = found is { Kind: PersonKind.Staff } && !(found.LeftOn <= school.Today);
        return works || chosen is null ? (works ? found : null) : throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Project.UnknownTeacher"], "teacher");
    }
}
