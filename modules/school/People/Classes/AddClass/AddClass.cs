using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.AddClass;

/// <summary>Adds a class to a school year, running or next.</summary>
[Requires(Permissions.Manage)]
internal sealed record AddClass(string? Name, int SchoolYear) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text(nameof(Name), Name, ClassName.LetterLength + 4);
        if (!faults.Any && ClassName.Parse(Name) is null)
            faults.Add(nameof(Name), T["Problem.Class", Name!], "class");
    }
}

internal sealed class AddClassHandler(PeopleDb db, ISchool school) : IRequestHandler<AddClass, Guid>
{
    public Task<Guid> Handle(AddClass request, CancellationToken cancellation)
    {
        var faults = new Faults();
        faults.Range(nameof(request.SchoolYear), request.SchoolYear, school.Year - 1, school.Year + 1);
        faults.ThrowIfAny();
        var added = SchoolClass.Of(request.SchoolYear, ClassName.Parse(request.Name)!);
        db.Add(added);
        return Task.FromResult(added.Id);
    }
}
