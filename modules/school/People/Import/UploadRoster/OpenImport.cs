using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Import.Lines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.UploadRoster;

/// <summary>The import itself, empty yet: the audited part of an upload.</summary>
[Requires(Permissions.Import)]
internal sealed record OpenImport(string FileName, string Format, PersonKind Kind, string[] Columns) : ICommand<Guid>;

internal sealed class OpenImportHandler(PeopleDb db, ISchool school) : IRequestHandler<OpenImport, Guid>
{
    public async Task<Guid> Handle(OpenImport request, CancellationToken cancellation)
    {
        var year = school.Year;
        // The first roster of a school year holds from its first day, a later one from today.
        var begun = await db.Classes.AnyAsync(c => c.SchoolYear == year, cancellation);
        var import = new RosterImport
        {
            FileName = request.FileName,
            Format = request.Format,
            Kind = request.Kind,
            SchoolYear = year,
            EffectiveOn = begun ? school.Today : new DateOnly(year, 9, 1),
            ColumnsJson = Json.Write(request.Columns),
            MappingJson = Json.Write(RosterColumns.Guess(request.Columns)),
            CreatedAt = db.Now,
            ChangedAt = db.Now,
        };
        db.Add(import);
        return import.Id;
    }
}
