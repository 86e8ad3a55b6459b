using Gym24.Contracts;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Import;

internal static class Imports
{
    /// <exception cref="Refusal">There is no such import, or it is past this.</exception>
    public static async Task<RosterImport> Get(PeopleDb db, Guid id, CancellationToken cancellation, params ImportState[] states)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Import.NotFound"]);
        return states.Length == 0 || states.Contains(import.State) ? import
            : throw new Refusal(RefusalKind.Rule, "import-state", T["Import.WrongState", T[$"ImportState.{import.State}"]]);
    }

    /// <summary>Back to the beginning of the dry run: what an earlier one found is void.</summary>
    public static async Task Restart(PeopleDb db, RosterImport import, CancellationToken cancellation)
    {
        import.Check(db.Now);
        await db.ImportRows.Where(r => r.ImportId == import.Id && r.Line > import.LastLine).ExecuteDeleteAsync(cancellation);
        await db.ImportRows.Where(r => r.ImportId == import.Id && r.Outcome != Outcome.Pending).ExecuteUpdateAsync(row => row
            .SetProperty(r => r.Outcome, Outcome.Pending).SetProperty(r => r.PersonId, (Guid?)null).SetProperty(r => r.DetailJson, (string?)null), cancellation);
    }
}
