using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Import.ApplyImport;

/// <summary>Starts carrying out a dry run. One that is out of date is run again instead.</summary>
/// <returns>Whether it was started; else the dry run runs again.</returns>
[Requires(Permissions.Import)]
internal sealed record ApplyImport(Guid Id, bool SkipErrors = false) : ICommand<bool>, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class ApplyImportHandler(PeopleDb db) : IRequestHandler<ApplyImport, bool>
{
    public async Task<bool> Handle(ApplyImport request, CancellationToken cancellation)
    {
        var import = await Imports.Get(db, request.Id, cancellation, ImportState.Checked);
        if (import.Errors > 0 && import.Complete)
            throw new Refusal(RefusalKind.Rule, "import-errors", T["Import.ErrorsInComplete", import.Errors]);
        if (import.Errors > 0 && !request.SkipErrors)
            throw new Refusal(RefusalKind.Rule, "import-errors", T["Import.ErrorsLeft", import.Errors]);
        if (await db.Imports.AnyAsync(i => i.State == ImportState.Applying, cancellation))
            throw new Refusal(RefusalKind.Rule, "import-busy", T["Import.Busy"]);
        if (await db.People.AnyAsync(p => p.ChangedAt > import.CheckedAt, cancellation))
        {
            await Imports.Restart(db, import, cancellation);
            return false;
        }
        import.SkipErrors = request.SkipErrors;
        import.Apply(db.Now);
        return true;
    }
}
